CREATE TABLE "article_neighbours" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"bucket" integer NOT NULL,
	"placed_seq" bigint NOT NULL,
	"repeats" double precision NOT NULL,
	"links" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "story_articles" DROP CONSTRAINT "story_articles_reason";--> statement-breakpoint
ALTER TABLE "article_neighbours" ADD CONSTRAINT "article_neighbours_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_neighbours_bucket" ON "article_neighbours" USING btree ("bucket","placed_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "article_neighbours_placed" ON "article_neighbours" USING btree ("placed_seq");--> statement-breakpoint
ALTER TABLE "story_articles" ADD CONSTRAINT "story_articles_reason" CHECK ("story_articles"."reason" in ('alone', 'related', 'copy', 'project', 'similar', 'hand'));--> statement-breakpoint
-- What is there can be found by what comes, as if it had found nothing itself. A bucket is five days.
INSERT INTO "article_neighbours" ("article_id", "told_at", "bucket", "placed_seq", "repeats", "links")
SELECT "id", "told_at", floor(extract(epoch FROM "told_at") / 432000), row_number() OVER (ORDER BY "id"), 0.1, '[]'
FROM (SELECT "id", least("published_at", "first_seen_at") AS "told_at" FROM "articles") AS "told";
