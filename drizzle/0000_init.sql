CREATE TABLE "articles" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"canonical_url" text NOT NULL,
	"url" text NOT NULL,
	"provider_id" bigint NOT NULL,
	"title" text NOT NULL,
	"excerpt" text NOT NULL,
	"type" text NOT NULL,
	"published_at" timestamp with time zone,
	"image_url" text,
	"image_alt" text,
	"quality" integer NOT NULL,
	"quality_parts" jsonb NOT NULL,
	"leads" boolean,
	"state" text NOT NULL,
	"state_reason" text,
	"origin" text NOT NULL,
	"content_hash" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "articles_canonical_url_unique" UNIQUE("canonical_url"),
	CONSTRAINT "articles_state" CHECK ("articles"."state" in ('listed', 'held', 'retracted')),
	CONSTRAINT "articles_origin" CHECK ("articles"."origin" in ('own', 'related')),
	CONSTRAINT "articles_type" CHECK ("articles"."type" in ('article', 'video', 'newsletter', 'podcast', 'paper'))
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "providers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"domain" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "providers_domain_unique" UNIQUE("domain")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"destination_id" bigint NOT NULL,
	"story_id" bigint NOT NULL,
	"subscription_id" bigint,
	"state" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"leased_by" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"revision" integer NOT NULL,
	"sent_revision" integer,
	"channel_id" text,
	"message_id" text,
	"reason" text,
	"detail" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "deliveries_identity" UNIQUE("destination_id","story_id"),
	CONSTRAINT "deliveries_state" CHECK ("deliveries"."state" in ('due', 'sending', 'sent', 'failed', 'held'))
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"job" text NOT NULL,
	"slot" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text NOT NULL,
	"reason" text,
	CONSTRAINT "job_runs_job_slot_pk" PRIMARY KEY("job","slot"),
	CONSTRAINT "job_runs_outcome" CHECK ("job_runs"."outcome" in ('running', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "source_items" (
	"source_id" bigint NOT NULL,
	"key" text NOT NULL,
	"article_id" bigint,
	"size" bigint NOT NULL,
	"modified_ms" bigint NOT NULL,
	"hash" text,
	"state" text NOT NULL,
	"reason" text,
	"line" integer,
	CONSTRAINT "source_items_source_id_key_pk" PRIMARY KEY("source_id","key"),
	CONSTRAINT "source_items_state" CHECK ("source_items"."state" in ('read', 'rejected', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"location" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"first_contact_at" timestamp with time zone,
	CONSTRAINT "sources_identity" UNIQUE("kind","location"),
	CONSTRAINT "sources_kind" CHECK ("sources"."kind" in ('folder', 'feed'))
);
--> statement-breakpoint
CREATE TABLE "stories" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stories_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"head_article_id" bigint NOT NULL,
	"heat" integer NOT NULL,
	"state" text NOT NULL,
	"merged_into" bigint,
	"revision" integer NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stories_state" CHECK ("stories"."state" in ('live', 'held', 'retracted', 'merged'))
);
--> statement-breakpoint
CREATE TABLE "story_articles" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"story_id" bigint NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "story_articles_reason" CHECK ("story_articles"."reason" in ('alone', 'related'))
);
--> statement-breakpoint
CREATE TABLE "story_topics" (
	"story_id" bigint NOT NULL,
	"topic" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "story_topics_story_id_topic_pk" PRIMARY KEY("story_id","topic")
);
--> statement-breakpoint
CREATE TABLE "destinations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "destinations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"discord_id" text NOT NULL,
	"guild_id" text,
	"state" text NOT NULL,
	"paused_reason" text,
	"paused_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "destinations_identity" UNIQUE("kind","discord_id"),
	CONSTRAINT "destinations_kind" CHECK ("destinations"."kind" in ('channel', 'dm')),
	CONSTRAINT "destinations_state" CHECK ("destinations"."state" in ('open', 'paused'))
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"destination_id" bigint NOT NULL,
	"topic" text NOT NULL,
	"min_heat" integer,
	"cadence" text DEFAULT 'instant' NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "subscriptions_identity" UNIQUE("destination_id","topic"),
	CONSTRAINT "subscriptions_cadence" CHECK ("subscriptions"."cadence" in ('instant', 'daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "article_topics" (
	"article_id" bigint NOT NULL,
	"topic" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "article_topics_article_id_topic_pk" PRIMARY KEY("article_id","topic")
);
--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_destination_id_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "public"."destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscriptions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stories" ADD CONSTRAINT "stories_head_article_id_articles_id_fk" FOREIGN KEY ("head_article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_topics" ADD CONSTRAINT "story_topics_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_destination_id_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "public"."destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_first_seen" ON "articles" USING btree ("first_seen_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_story" ON "deliveries" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "deliveries_subscription" ON "deliveries" USING btree ("subscription_id") WHERE subscription_id is not null;--> statement-breakpoint
CREATE INDEX "deliveries_claim" ON "deliveries" USING btree ("due_at","id") WHERE state in ('due', 'sending');--> statement-breakpoint
CREATE INDEX "source_items_article" ON "source_items" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "stories_newest" ON "stories" USING btree ("first_seen_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "story_articles_story" ON "story_articles" USING btree ("story_id","article_id");--> statement-breakpoint
CREATE INDEX "story_topics_newest" ON "story_topics" USING btree ("topic","first_seen_at" DESC NULLS FIRST,"story_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "destinations_guild" ON "destinations" USING btree ("guild_id");--> statement-breakpoint
CREATE INDEX "subscriptions_topic" ON "subscriptions" USING btree ("topic","id");--> statement-breakpoint
CREATE INDEX "article_topics_topic" ON "article_topics" USING btree ("topic","article_id");