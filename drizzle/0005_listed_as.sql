ALTER TABLE "sources" ADD COLUMN "listed_as" text;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_listed_as" UNIQUE("listed_as");