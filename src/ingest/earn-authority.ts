/** Owns keeping the authority that outlets earn in step with what they published. */
import { recentArticlesOf, recentOutlets, storeEarned } from '../articles/earned.ts';
import type { Database } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { inSlices } from '../lib/in-slices.ts';
import type { Log } from '../lib/log.ts';
import { earnedAuthority, type RecordedArticle } from '../quality/record.ts';
import { isStated, scoreQuality } from '../quality/score.ts';
import { publisherTopics } from '../topics/store.ts';
import type { JudgeDeps } from './judge.ts';
import { qualitySignals } from './quality-signals.ts';

type Deps = { db: Database; line: JudgeDeps };
type Row = Awaited<ReturnType<typeof recentArticlesOf>>[number];
type Known = {
  /** By outlet. */
  domains: ReadonlyMap<number, string>;
  /** By article, as its publisher names them. */
  topicsOf: ReadonlyMap<number, readonly string[]>;
};

/** So many of the newest articles are an outlet's record: all that a run reads, however many are stored. */
const NEWEST = 10_000;

/** Of outlets that nobody listed. @returns how many earn something else than before */
export async function earnAuthority({ db, line }: Deps, newest = NEWEST): Promise<number> {
  const seen = await recentOutlets({ db }, newest);
  const unlisted = seen.filter(({ domain }) => line.outletOf(domain) === null);
  const domains = new Map(unlisted.map(({ id, domain }) => [id, domain]));
  if (domains.size === 0) return 0;
  const rows = await recentArticlesOf({ db }, { newest, outletIds: [...domains.keys()] });
  const stated = rows.filter(({ qualityParts }) => isStated(qualityParts));
  const topicsOf = await publisherTopics(
    { db },
    stated.map(({ id }) => id),
  );
  const records = await inSlices(recordsOf(line, rows, { domains, topicsOf }));
  const earned = [...records].flatMap(([id, record]) => {
    const points = earnedAuthority(record, line.qualityWeights);
    return points === null ? [] : [{ id, earnedAuthority: points }];
  });
  return db.transaction(async (tx) => {
    await lockLine(tx);
    return storeEarned(tx, earned);
  });
}

function* recordsOf(
  line: JudgeDeps,
  rows: readonly Row[],
  { domains, topicsOf }: Known,
): Generator<undefined, Map<number, RecordedArticle[]>> {
  const records = new Map<number, RecordedArticle[]>();
  for (const row of rows) {
    const record = records.get(row.providerId) ?? [];
    const domain = domains.get(row.providerId) ?? '';
    record.push(recorded(line, row, { domain, topics: topicsOf.get(row.id) ?? [] }));
    records.set(row.providerId, record);
    yield;
  }
  return records;
}

function recorded(
  line: JudgeDeps,
  row: Row,
  { domain, topics }: { domain: string; topics: readonly string[] },
): RecordedArticle {
  const { excerpt, qualityParts, quality } = row;
  const hasAmp = qualityParts.some(({ name }) => name === 'amp-page');
  if (!isStated(qualityParts)) return { excerpt, hasAmp, excess: null };
  const image = row.imageUrl === null ? null : { url: row.imageUrl, alt: null };
  const shown = { ...row, image, hasAmp, provider: { domain, name: domain } };
  const signals = qualitySignals(line, shown, { topics });
  return {
    excerpt,
    hasAmp,
    excess: quality - scoreQuality(line.qualityWeights, signals).quality,
  };
}

export function earnJob({ log, ...deps }: Deps & { log: Log }): {
  name: string;
  run(): Promise<void>;
} {
  return {
    name: 'earn-authority',
    async run() {
      const outlets = await earnAuthority(deps);
      if (outlets > 0) log.info({ outlets }, 'outlets have earned another authority');
    },
  };
}
