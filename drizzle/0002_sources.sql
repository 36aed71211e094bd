CREATE TABLE "reports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"told_with" bigint,
	"due_at" timestamp with time zone NOT NULL,
	"leased_by" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"unsure_since" timestamp with time zone,
	"channel_id" text,
	"message_id" text,
	"reason" text,
	"detail" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "reports_key_unique" UNIQUE("key"),
	CONSTRAINT "reports_state" CHECK ("reports"."state" in ('due', 'sending', 'sent', 'failed', 'held'))
);
--> statement-breakpoint
CREATE TABLE "feed_entries" (
	"source_id" bigint NOT NULL,
	"key" text NOT NULL,
	"guid" text,
	"article_id" bigint NOT NULL,
	"hash" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feed_entries_source_id_key_pk" PRIMARY KEY("source_id","key")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"source_id" bigint PRIMARY KEY NOT NULL,
	"poll_at" timestamp with time zone NOT NULL,
	"leased_by" text,
	"etag" text,
	"last_modified" text,
	"body_hash" text,
	"polled_at" timestamp with time zone,
	"succeeded_at" timestamp with time zone,
	"new_at" timestamp with time zone,
	"rhythm_ms" bigint,
	"asks" jsonb,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"failure" text,
	"told_failing_at" timestamp with time zone,
	"told_stale_at" timestamp with time zone,
	"moved_to" text,
	"moved_since" timestamp with time zone,
	"is_anchored" boolean DEFAULT false NOT NULL,
	"hub_url" text,
	"hub_topic" text,
	"hub_secret" text,
	"hub_asked_at" timestamp with time zone,
	"hub_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "paper" jsonb;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "site_url" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "state" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "rules" jsonb;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "listing" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "listed_as" text;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_told_with_reports_id_fk" FOREIGN KEY ("told_with") REFERENCES "public"."reports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_entries" ADD CONSTRAINT "feed_entries_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_entries" ADD CONSTRAINT "feed_entries_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feeds" ADD CONSTRAINT "feeds_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_claim" ON "reports" USING btree ("due_at","id") WHERE state in ('due', 'sending');--> statement-breakpoint
CREATE INDEX "reports_told_with" ON "reports" USING btree ("told_with") WHERE told_with is not null;--> statement-breakpoint
CREATE INDEX "feed_entries_article" ON "feed_entries" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "feed_entries_guid" ON "feed_entries" USING btree ("source_id","guid") WHERE guid is not null;--> statement-breakpoint
CREATE INDEX "feed_entries_newest" ON "feed_entries" USING btree ("source_id","first_seen_at");--> statement-breakpoint
CREATE INDEX "feeds_due" ON "feeds" USING btree ("poll_at","source_id");--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_listed_as" UNIQUE("listed_as");--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_state" CHECK ("sources"."state" in ('active', 'default', 'paused', 'retired', 'removed'));