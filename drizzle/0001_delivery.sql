CREATE TABLE "digests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "digests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"destination_id" bigint NOT NULL,
	"cadence" text NOT NULL,
	"state" text NOT NULL,
	"stories" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"crosspost_at" timestamp with time zone,
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
	CONSTRAINT "digests_state" CHECK ("digests"."state" in ('due', 'sending', 'sent', 'failed', 'held')),
	CONSTRAINT "digests_cadence" CHECK ("digests"."cadence" in ('daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"destination_id" bigint NOT NULL,
	"recipient_id" text NOT NULL,
	"state" text NOT NULL,
	"told_with" bigint,
	"text" text NOT NULL,
	"paused_at" timestamp with time zone NOT NULL,
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
	CONSTRAINT "notices_identity" UNIQUE("destination_id","recipient_id","paused_at"),
	CONSTRAINT "notices_state" CHECK ("notices"."state" in ('due', 'sending', 'sent', 'failed', 'held'))
);
--> statement-breakpoint
CREATE TABLE "guilds" (
	"guild_id" text PRIMARY KEY NOT NULL,
	"notice_channel_id" text,
	"left_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_state";--> statement-breakpoint
DROP INDEX "deliveries_claim";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "was_listed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "cadence" text DEFAULT 'instant' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "digest_id" bigint;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "held_for" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "alert_day" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "post_name" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "crosspost_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "unsure_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "channel_type" integer;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "dm_channel_id" text;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "pause_kind" text;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "quiet_from" integer;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "quiet_to" integer;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "quiet_mode" text DEFAULT 'hold' NOT NULL;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "daily_limit" integer;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "digest_hour" integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "digest_weekday" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "next_daily_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "next_weekly_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "destinations" ADD COLUMN "crosspost" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_destination_id_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "public"."destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_destination_id_destinations_id_fk" FOREIGN KEY ("destination_id") REFERENCES "public"."destinations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_told_with_notices_id_fk" FOREIGN KEY ("told_with") REFERENCES "public"."notices"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digests_destination" ON "digests" USING btree ("destination_id","id");--> statement-breakpoint
CREATE INDEX "digests_claim" ON "digests" USING btree ("due_at","id") WHERE state in ('due', 'sending');--> statement-breakpoint
CREATE INDEX "notices_claim" ON "notices" USING btree ("due_at","id") WHERE state in ('due', 'sending');--> statement-breakpoint
CREATE INDEX "notices_told_with" ON "notices" USING btree ("told_with") WHERE told_with is not null;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_digest_id_digests_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digests"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_claim_post" ON "deliveries" USING btree ("due_at","id") WHERE state in ('due', 'sending') and message_id is null;--> statement-breakpoint
CREATE INDEX "deliveries_claim_edit" ON "deliveries" USING btree ("due_at","id") WHERE state in ('due', 'sending') and message_id is not null;--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("destination_id","state") WHERE state in ('due', 'held', 'gathered');--> statement-breakpoint
CREATE INDEX "deliveries_day" ON "deliveries" USING btree ("destination_id","alert_day") WHERE alert_day is not null;--> statement-breakpoint
CREATE INDEX "deliveries_gathered" ON "deliveries" USING btree ("destination_id","cadence") WHERE state = 'gathered' and digest_id is null;--> statement-breakpoint
CREATE INDEX "deliveries_digest" ON "deliveries" USING btree ("digest_id") WHERE digest_id is not null;--> statement-breakpoint
CREATE INDEX "destinations_next_daily" ON "destinations" USING btree ("next_daily_at") WHERE next_daily_at is not null;--> statement-breakpoint
CREATE INDEX "destinations_next_weekly" ON "destinations" USING btree ("next_weekly_at") WHERE next_weekly_at is not null;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_cadence" CHECK ("deliveries"."cadence" in ('instant', 'daily', 'weekly'));--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_held_for" CHECK ("deliveries"."held_for" in ('paused', 'story', 'volume', 'flood', 'age'));--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_state" CHECK ("deliveries"."state" in ('due', 'sending', 'sent', 'failed', 'held', 'gathered'));--> statement-breakpoint
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_pause_kind" CHECK ("destinations"."pause_kind" in ('rights', 'gone', 'left', 'dm-closed', 'unfit'));--> statement-breakpoint
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_quiet_mode" CHECK ("destinations"."quiet_mode" in ('hold', 'silent'));--> statement-breakpoint
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_quiet_hours" CHECK (("destinations"."quiet_from" is null) = ("destinations"."quiet_to" is null)
        and "destinations"."quiet_from" between 0 and 1439 and "destinations"."quiet_to" between 0 and 1439);--> statement-breakpoint
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_digest_hour" CHECK ("destinations"."digest_hour" between 0 and 23);--> statement-breakpoint
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_digest_weekday" CHECK ("destinations"."digest_weekday" between 1 and 7);--> statement-breakpoint
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_daily_limit" CHECK ("destinations"."daily_limit" > 0);--> statement-breakpoint
-- What the older version left on its way may have arrived.
UPDATE "deliveries" SET "unsure_since" = "due_at" - interval '1 minute' WHERE "state" = 'sending' AND "message_id" IS NULL;--> statement-breakpoint
-- Messages that were deleted, and edits that were refused, are no failures of their alerts any more.
UPDATE "deliveries" SET "state" = 'sent' WHERE "state" = 'failed' AND "sent_revision" IS NOT NULL;--> statement-breakpoint
UPDATE "destinations" SET "pause_kind" = CASE WHEN "kind" = 'dm' THEN 'dm-closed' ELSE 'rights' END WHERE "state" = 'paused';--> statement-breakpoint
UPDATE "deliveries" SET "held_for" = CASE WHEN "reason" = (SELECT "paused_reason" FROM "destinations" WHERE "destinations"."id" = "destination_id") THEN 'paused' ELSE 'story' END WHERE "state" = 'held';
--> statement-breakpoint
-- What was taken back was most likely shown before.
UPDATE "articles" SET "was_listed" = true WHERE "state" = 'retracted';
