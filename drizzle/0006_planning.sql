ALTER TABLE "story_updates" DROP CONSTRAINT "story_updates_identity";--> statement-breakpoint
DROP INDEX "subscriptions_topic";--> statement-breakpoint
ALTER TABLE "story_updates" ADD COLUMN "kind" text DEFAULT 'news' NOT NULL;--> statement-breakpoint
ALTER TABLE "readers" ADD COLUMN "ended_follows" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "found_by" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "destinations_shifted" ON "destinations" USING btree ("id") WHERE bar_shift > 0;--> statement-breakpoint
CREATE INDEX "subscriptions_bar" ON "subscriptions" USING btree ("topic","min_heat","id");--> statement-breakpoint
CREATE INDEX "subscriptions_found_by" ON "subscriptions" USING gin ("found_by") WITH (fastupdate=false) WHERE found_by <> '{}';--> statement-breakpoint
CREATE INDEX "subscriptions_target" ON "subscriptions" USING btree ("id") WHERE daily_target is not null;--> statement-breakpoint
ALTER TABLE "story_updates" ADD CONSTRAINT "story_updates_identity" UNIQUE("follow_id","kind","from_article_id");--> statement-breakpoint
ALTER TABLE "story_updates" ADD CONSTRAINT "story_updates_kind" CHECK ("story_updates"."kind" in ('news', 'retracted'));