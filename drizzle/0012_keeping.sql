CREATE TABLE "told_stories" (
	"story_id" bigint PRIMARY KEY NOT NULL,
	"let_go_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "thinned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "told_stories" ADD CONSTRAINT "told_stories_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE cascade ON UPDATE no action;