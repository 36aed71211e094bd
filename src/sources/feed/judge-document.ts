/** Owns what a document means before anything is written: what is new or changed, judged. */
import { eq, getTableColumns } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { isOverDay, holdEntry, overDaily, overDayReason } from '../../ingest/keep-daily.ts';
import type { LineDeps } from '../../ingest/ingest-batch.ts';
import { prepareEntry, type PreparedEntry } from '../../ingest/prepare-entry.ts';
import { inSlices } from '../../lib/in-slices.ts';
import { NO_RULES } from '../../ingest/source-rules.ts';
import { feeds, sources } from '../tables.ts';
import { countListed, type KnownEntry, loadKnown } from './entry-rows.ts';
import type { FeedDocument } from './feed-document.ts';
import {
  addressOf,
  type DocumentNames,
  type FeedItem,
  itemsOf,
  namesOf,
  type SkippedEntry,
} from './feed-items.ts';
import { hasMovedOn, knownEntry } from './known-entry.ts';
import { DAY_MS, HOUR_MS } from '../../lib/spans.ts';

export type FeedSource = typeof sources.$inferSelect & { isAnchored: boolean };

export type JudgedItem = {
  item: FeedItem;
  known: KnownEntry | null;
  prepared: PreparedEntry;
  /** It is stored but no news, whenever it comes. */
  isBacklog: boolean;
};

export type JudgedDocument = {
  /** Its entries are told apart by the fragments of their addresses. */
  isAnchored: boolean;
  names: DocumentNames;
  /** Keys as the document has them. */
  order: string[];
  /** The oldest first, as far as the document says: articles are known in that order. */
  changed: JudgedItem[];
  unchanged: { item: FeedItem; known: KnownEntry }[];
  skipped: SkippedEntry[];
};

type JudgeDeps = { db: Database; line: LineDeps };

type JudgeArgs = { source: FeedSource; document: FeedDocument; now: Date };

/**
 * So many old or undated entries that come anew at once are an archive that was opened or published
 * again. Those with a date are held back by their age anyway, at the cost of a row for each of them
 * and each channel; those without would look as new as they are to us.
 */
const ARCHIVE_ENTRIES = 20;

/** @throws Error when there is no such source */
export async function loadFeedSource(db: Database, id: number): Promise<FeedSource> {
  const [row] = await db
    .select({ ...getTableColumns(sources), isAnchored: feeds.isAnchored })
    .from(sources)
    .leftJoin(feeds, eq(feeds.sourceId, sources.id))
    .where(eq(sources.id, id));
  if (!row) throw new Error(`source ${id} vanished while it was read`);
  return { ...row, isAnchored: row.isAnchored ?? false };
}

/** One query when nothing has changed; what is unchanged is not even looked at. */
export async function judgeDocument(
  deps: JudgeDeps,
  { source, document, now }: JudgeArgs,
): Promise<JudgedDocument> {
  const { isAnchored, address, items, skipped, names, known } = await identify(deps, {
    source,
    document,
  });
  const changed: JudgedItem[] = [];
  const unchanged: JudgedDocument['unchanged'] = [];
  function* judgeAll(): Generator<undefined, void> {
    for (const item of items.toReversed()) {
      const same = known.byKey.get(item.key);
      if (same?.hash === item.hash) {
        unchanged.push({ item, known: same });
        continue;
      }
      const { entry } = item;
      const rules = source.rules ?? NO_RULES;
      const prepared = prepareEntry(deps.line, { entry, now, rules, address, titleTopics: true });
      const title = prepared.status === 'ok' ? prepared.article.title : null;
      changed.push({
        item,
        known: same ?? knownEntry(known, { item, title, names }),
        prepared,
        isBacklog: false,
      });
      yield;
    }
  }
  await inSlices(judgeAll());
  const late = markBacklog(deps, { source, now, changed });
  const kept = await keepDaily(deps, { source, now, changed: late });
  const order = items.map(({ key }) => key);
  return { isAnchored, names, order, changed: kept, unchanged, skipped };
}

/** What the entries go by, and what is known by that. */
async function identify(
  { db }: JudgeDeps,
  { source, document }: Pick<JudgeArgs, 'source' | 'document'>,
) {
  const siteUrl = document.siteUrl ?? source.siteUrl;
  const by = async (isAnchored: boolean) => {
    const address = addressOf({ location: source.location, siteUrl }, isAnchored);
    const { items, skipped } = itemsOf(document, address);
    const names = namesOf(items);
    const known = await loadKnown(db, { sourceId: source.id, items, names });
    return { isAnchored, address, items, skipped, names, known };
  };
  const found = await by(source.isAnchored || document.isAnchored);
  return !found.isAnchored && hasMovedOn(found.items, found.known) ? by(true) : found;
}

function markBacklog(
  { line }: JudgeDeps,
  { source, now, changed }: { source: FeedSource; now: Date; changed: JudgedItem[] },
): JudgedItem[] {
  const oldest = now.getTime() - line.alertMaxAgeHours * HOUR_MS;
  const isFirst = source.firstContactAt === null;
  const isArchived = ({ known, prepared }: JudgedItem) =>
    known === null &&
    prepared.status === 'ok' &&
    (prepared.article.publishedAt?.getTime() ?? 0) < oldest;
  const isArchive = changed.filter(isArchived).length > ARCHIVE_ENTRIES;
  return changed.map((one) => ({
    ...one,
    isBacklog:
      isFirst || (one.known === null && one.item.isUpdateOnly) || (isArchive && isArchived(one)),
  }));
}

/** Holds what goes over the source's limit of a day: of a backlog that on which it was published. */
async function keepDaily(
  { db }: JudgeDeps,
  { source, now, changed }: { source: FeedSource; now: Date; changed: JudgedItem[] },
): Promise<JudgedItem[]> {
  const fresh = changed.filter(({ known }) => known === null).toReversed();
  const reasons = new Map(
    changed.flatMap(({ item, known }) => {
      const reason = known?.article.stateReason ?? null;
      return reason !== null && isOverDay(reason) ? [[item.key, reason] as const] : [];
    }),
  );
  const daily = source.rules?.daily ?? null;
  if (daily !== null && fresh.length > 0) {
    const since = new Date(now.getTime() - DAY_MS);
    const used = new Map([[TODAY, await countListed(db, { sourceId: source.id, since })]]);
    const entries = fresh.map(({ item: { key }, prepared, isBacklog }) => ({
      key,
      prepared,
      day: isBacklog ? dayOf(prepared, now) : TODAY,
    }));
    for (const key of overDaily(entries, { daily, used })) reasons.set(key, overDayReason(daily));
  }
  return changed.map((one) => {
    const reason = reasons.get(one.item.key);
    return reason === undefined ? one : { ...one, prepared: holdEntry(one.prepared, reason) };
  });
}

/** The last 24 hours. */
const TODAY = 'today';

function dayOf(prepared: PreparedEntry, now: Date): string {
  const at = prepared.status === 'ok' ? prepared.article.publishedAt : null;
  return at && now.getTime() - at.getTime() > DAY_MS ? at.toISOString().slice(0, 10) : TODAY;
}
