/** Owns one batch of a document: its entries through the line, and what is noted of each. */
import type { Transaction } from '../../db/client.ts';
import { type BatchArgs, ingestBatch, type LineDeps } from '../../ingest/ingest-batch.ts';
import type { PreparedEntry } from '../../ingest/prepare-entry.ts';
import { SOURCE_TOPIC, type TopicMatch } from '../../topics/store.ts';
import { lockFirstContact } from '../find-source.ts';
import {
  type EntryRow,
  findOthers,
  type KnownEntry,
  loadArticleIds,
  loadKnown,
  saveRows,
} from './entry-rows.ts';
import { type EntryReport, reportOf, statusOf } from './feed-outcome.ts';
import type { JudgedItem } from './judge-document.ts';
import type { DocumentNames } from './feed-items.ts';
import { knownEntry } from './known-entry.ts';

type BatchOfEntries = {
  sourceId: number;
  now: Date;
  names: DocumentNames;
  /** Either all of them are backlog, or none. */
  entries: readonly JudgedItem[];
};

/** As it is now, with the line's lock: other sources tell of the same articles. */
type Placed = {
  judged: JudgedItem;
  known: KnownEntry | null;
  /** Null of one that nobody has told of. */
  articleId: number | null;
  isOthers: boolean;
};

/** Before any time at which another source had it. */
const NEVER = new Date(8_640_000_000_000_000);

export async function storeEntries(
  tx: Transaction,
  line: LineDeps,
  { sourceId, now, names, entries }: BatchOfEntries,
): Promise<{ reports: Map<string, EntryReport>; storyIds: number[] }> {
  const { isFirst } = await lockFirstContact(tx, sourceId);
  const placed = await place(tx, { sourceId, names, entries });
  const links = new Map<number, TopicMatch[]>();
  const toIngest: BatchArgs['entries'][number][] = [];
  for (const { judged, known, articleId, isOthers } of placed) {
    const { item, prepared } = judged;
    if (isOthers && articleId !== null) links.set(articleId, sourceTopicsOf(prepared));
    else toIngest.push({ key: item.key, prepared: asKnown(prepared, known) });
  }
  const isBacklog = isFirst || entries.some((one) => one.isBacklog);
  const batch = await ingestBatch(tx, line, { now, entries: toIngest, isBacklog, links });

  const reports = new Map<string, EntryReport>();
  const rows: EntryRow[] = [];
  for (const { judged, known, articleId: before, isOthers } of placed) {
    const { item } = judged;
    const outcome = batch.entries.get(item.key);
    const articleId = outcome?.status === 'stored' ? outcome.articleId : before;
    const status = isOthers ? othersStatus(known) : statusOf(outcome, known !== null);
    reports.set(item.key, reportOf(judged, { status, articleId }));
    if (status === 'rejected' || articleId === null) continue;
    const { key, guid, hash } = item;
    // One that moved is as old as it was.
    const firstSeenAt = known?.firstSeenAt ?? now;
    rows.push({ sourceId, key, guid, articleId, hash, firstSeenAt });
  }
  await saveRows(tx, rows);
  return { reports, storyIds: batch.storyIds };
}

async function place(
  tx: Transaction,
  { sourceId, names, entries }: Omit<BatchOfEntries, 'now'>,
): Promise<Placed[]> {
  const usable = entries.filter(({ prepared }) => prepared.status === 'ok');
  const before = await loadKnown(tx, {
    sourceId,
    items: usable.map(({ item }) => item),
    names,
  });
  const moved = new Set<number>();
  const found = entries.map((judged) => {
    const { item, prepared } = judged;
    const title = prepared.status === 'ok' ? prepared.article.title : null;
    const known = knownEntry(before, { item, title, names });
    if (!known || known.key === item.key) return { judged, known };
    // It can have moved to one place only.
    const isTaken = moved.has(known.articleId);
    moved.add(known.articleId);
    return { judged, known: isTaken ? null : known };
  });
  const unknown = found.flatMap(({ judged, known }) => (known ? [] : [judged.item.key]));
  const ids = await loadArticleIds(tx, unknown);
  const withIds = found.map(({ judged, known }) => ({
    judged,
    known,
    articleId: known?.articleId ?? ids.get(judged.item.key) ?? null,
  }));
  const since = new Map(
    withIds.flatMap(({ known, articleId }) =>
      articleId === null ? [] : [[articleId, known?.firstSeenAt ?? NEVER] as const],
    ),
  );
  const others = await findOthers(tx, { sourceId, since });
  return withIds.map((one) => ({
    ...one,
    isOthers:
      one.articleId !== null && one.judged.prepared.status === 'ok' && others.has(one.articleId),
  }));
}

/** The article stays the one that it is, wherever it is now. */
function asKnown(prepared: PreparedEntry, known: KnownEntry | null): PreparedEntry {
  if (!known || prepared.status !== 'ok') return prepared;
  const { canonicalUrl } = known.article;
  return { ...prepared, article: { ...prepared.article, canonicalUrl } };
}

function sourceTopicsOf(prepared: PreparedEntry): TopicMatch[] {
  if (prepared.status !== 'ok') return [];
  return prepared.topics.filter(({ reason }) => reason === SOURCE_TOPIC);
}

function othersStatus(known: KnownEntry | null) {
  return known ? 'unchanged' : 'known';
}
