CREATE TABLE "story_updates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "story_updates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"follow_id" bigint NOT NULL,
	"from_article_id" bigint NOT NULL,
	"to_article_id" bigint NOT NULL,
	"state" text NOT NULL,
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
	CONSTRAINT "story_updates_identity" UNIQUE("follow_id","from_article_id"),
	CONSTRAINT "story_updates_state" CHECK ("story_updates"."state" in ('due', 'sending', 'sent', 'failed', 'held'))
);
--> statement-breakpoint
CREATE TABLE "readers" (
	"user_id" text PRIMARY KEY NOT NULL,
	"caught_up_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "story_follows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "story_follows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"story_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "story_follows_identity" UNIQUE("story_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"destination_id" bigint NOT NULL,
	"story_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "votes_destination_id_story_id_user_id_pk" PRIMARY KEY("destination_id","story_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "subscriptions" DROP CONSTRAINT "subscriptions_identity";--> statement-breakpoint
ALTER TABLE "subscriptions" ALTER COLUMN "topic" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "bar_shift" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "bar_reset_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "guilds" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "guilds" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "kind" text DEFAULT 'post' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "include" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "exclude" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "daily_target" integer;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "role_id" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "role_heat" integer;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "forum_tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "muted_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "story_updates" ADD CONSTRAINT "story_updates_follow_id_story_follows_id_fk" FOREIGN KEY ("follow_id") REFERENCES "public"."story_follows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_follows" ADD CONSTRAINT "story_follows_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_destination_id_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "public"."destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_updates_claim" ON "story_updates" USING btree ("due_at","id") WHERE state in ('due', 'sending');--> statement-breakpoint
CREATE INDEX "story_follows_person" ON "story_follows" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "votes_person" ON "votes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "votes_recent" ON "votes" USING btree ("destination_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_rule" ON "subscriptions" USING btree ("destination_id","kind",coalesce(topic, ''),"include","exclude",(case when kind = 'mention' then created_by else '' end));--> statement-breakpoint
CREATE INDEX "subscriptions_person" ON "subscriptions" USING btree ("created_by","id");--> statement-breakpoint
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_bar_shift" CHECK ("destinations"."bar_shift" between 0 and 100);--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_kind" CHECK ("subscriptions"."kind" in ('post', 'mention'));--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_asks" CHECK ("subscriptions"."topic" is not null or cardinality("subscriptions"."include") > 0);--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_daily_target" CHECK ("subscriptions"."daily_target" > 0);