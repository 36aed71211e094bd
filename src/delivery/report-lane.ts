/** Owns the outbox of reports to the operator as the worker sees it. */
import { asc, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { type ClaimedReport, deliverReport, type ReportDeps } from './deliver-report.ts';
import type { Lane } from './lane.ts';
import { lease, OPERATOR_PLACE, release } from './lease.ts';
import { reports } from './tables.ts';

export function reportLane(deps: ReportDeps): Lane {
  const { db, leaseMs } = deps;
  const leaseOption = leaseMs === undefined ? {} : { leaseMs };
  return {
    name: 'reports',
    async claim(args) {
      const which = sql`told_with is null`;
      const ids = await lease({ db }, reports, { ...args, ...leaseOption, which });
      const claimed = await loadReports({ db }, ids);
      return claimed.map((report) => ({
        destinationId: OPERATOR_PLACE,
        run: () => deliverReport(deps, { ...report, worker: args.worker, claimedAt: args.now }),
      }));
    },
    release: (args) => release({ db }, reports, { ...args, ...leaseOption }),
  };
}

async function loadReports(
  { db }: { db: Database },
  ids: readonly number[],
): Promise<Pick<ClaimedReport, 'first' | 'all'>[]> {
  if (ids.length === 0) return [];
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
