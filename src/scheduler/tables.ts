/** Owns the record of job runs, unique per job and slot, so that one process runs each. */
import { sql } from 'drizzle-orm';
import { check, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../db/columns.ts';

export const jobRuns = pgTable(
  'job_runs',
  {
    job: text('job').notNull(),
    slot: instant('slot').notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    outcome: text('outcome').$type<'running' | 'done' | 'failed'>().notNull(),
    reason: text('reason'),
  },
  (table) => [
    primaryKey({ columns: [table.job, table.slot] }),
    check('job_runs_outcome', sql`${table.outcome} in ('running', 'done', 'failed')`),
  ],
);
