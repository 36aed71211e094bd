CREATE TABLE "article_words" (
	"article_id" bigint PRIMARY KEY NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	"spans" integer[] NOT NULL,
	"words" "tsvector"
);
--> statement-breakpoint
CREATE TABLE "title_words" (
	"word" text collate "C" PRIMARY KEY NOT NULL,
	"articles" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "story_topics" ADD COLUMN "heat" integer;--> statement-breakpoint
ALTER TABLE "article_words" ADD CONSTRAINT "article_words_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_words_search" ON "article_words" USING gin ("words","spans") WITH (fastupdate=true,gin_pending_list_limit=512);--> statement-breakpoint
CREATE INDEX "article_words_unread" ON "article_words" USING btree ("article_id") WHERE words is null;--> statement-breakpoint
CREATE INDEX "title_words_reversed" ON "title_words" USING btree (reverse(word) collate "C");--> statement-breakpoint
CREATE INDEX "stories_hottest" ON "stories" USING btree ((least(heat, 190) / 10),"first_seen_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE state = 'live';--> statement-breakpoint
CREATE INDEX "story_topics_hottest" ON "story_topics" USING btree ("topic",(least(heat, 190) / 10),"first_seen_at" DESC NULLS FIRST,"story_id" DESC NULLS FIRST) WHERE heat is not null;
--> statement-breakpoint
-- Counts change in place as long as there is room beside them.
ALTER TABLE "title_words" SET (fillfactor = 70);--> statement-breakpoint
UPDATE "story_topics" SET "heat" = "stories"."heat" FROM "stories" WHERE "stories"."id" = "story_id" AND "stories"."state" = 'live';--> statement-breakpoint
-- What is there is read by a job: its words are found by the program.
INSERT INTO "article_words" ("article_id", "told_at", "spans")
SELECT "id", "told_at", array["day", 100000 + "day" / 16, 200000 + "day" / 256]
FROM (
	SELECT "id", "told_at", greatest(0, floor(extract(epoch FROM "told_at") / 86400))::int AS "day"
	FROM (SELECT "id", least("published_at", "first_seen_at") AS "told_at" FROM "articles" WHERE "state" = 'listed') AS "listed"
) AS "told";
