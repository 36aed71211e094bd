ALTER TABLE "articles" ADD COLUMN "was_listed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Nobody knows any more; most of them were.
UPDATE "articles" SET "was_listed" = true WHERE "state" = 'retracted';
