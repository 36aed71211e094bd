ALTER TABLE "reports" ADD COLUMN "told_with" bigint;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_told_with_reports_id_fk" FOREIGN KEY ("told_with") REFERENCES "public"."reports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_told_with" ON "reports" USING btree ("told_with") WHERE told_with is not null;