/** Owns the outbox of reports to the operator as the worker sees it. */
import { asc, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { type ClaimedReport, deliverReport, type ReportDeps } from './deliver-report.ts';
import type { Lane } from './lane.ts';
import { OPERATOR_PLACE } from './lease.ts';
import { outboxLane } from './outbox-lane.ts';
import { reports } from './tables.ts';

export function reportLane(deps: ReportDeps): Lane {
  return outboxLane(deps, {
    name: 'reports',
    outbox: reports,
    which: sql`told_with is null`,
    async load(ids, claim) {
      const claimed = await loadReports(deps, ids);
      return claimed.map((report) => ({
        destinationId: OPERATOR_PLACE,
        run: () => deliverReport(deps, { ...report, ...claim }),
      }));
    },
  });
}

async function loadReports(
  { db }: { db: Database },
  ids: readonly number[],
): Promise<Pick<ClaimedReport, 'first' | 'all'>[]> {
  const rows = await db
    .select()
    .from(reports)
    .where(or(inArray(reports.id, [...ids]), inArray(reports.toldWith, [...ids])))
    .orderBy(asc(reports.id));
  return rows
    .filter(({ toldWith }) => toldWith === null)
    .map((first) => ({
      first,
      all: rows.filter(({ id, toldWith }) => id === first.id || toldWith === first.id),
    }));
}
