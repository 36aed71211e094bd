CREATE TABLE "told_channels" (
	"channel_id" text PRIMARY KEY NOT NULL,
	"guild_id" text NOT NULL,
	"channel_type" integer NOT NULL,
	"lacking" jsonb NOT NULL,
	"lost_roles" jsonb NOT NULL,
	"guild_locale" text NOT NULL,
	"is_out" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "told_channels_guild" ON "told_channels" USING btree ("guild_id");