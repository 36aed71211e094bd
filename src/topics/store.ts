/** Owns writing which topics an article has. */
import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { insertRows, isAnyOf } from '../db/unnest.ts';
import { chunksOf } from '../lib/chunks.ts';
import { articleTopics } from './tables.ts';

export type TopicMatch = { topic: string; reason: string };

/** Of topics that an article has for being a source's: what another source says never undoes them. */
export const SOURCE_TOPIC = 'its source is about it';

/** Of topics that its publisher's own categories, tags or front matter give an article. */
export const PUBLISHER_TOPIC = 'named by its publisher';

const ROWS_PER_STATEMENT = 5_000;

/**
 * Replaces the topics of each article given, but for those that one of its sources gave it; answers
 * the ids of those whose topics differ now.
 */
export async function storeTopics(
  tx: Transaction,
  topicsOf: ReadonlyMap<number, readonly TopicMatch[]>,
): Promise<Set<number>> {
  const before = new Map<number, Map<string, string>>();
  for (const ids of chunksOf([...topicsOf.keys()], ROWS_PER_STATEMENT)) {
    const rows = await tx.select().from(articleTopics).where(isAnyOf(articleTopics.articleId, ids));
    for (const { articleId, topic, reason } of rows) {
      before.set(articleId, (before.get(articleId) ?? new Map()).set(topic, reason));
    }
  }
  const different = [...topicsOf].flatMap(([id, matches]) => {
    const known = before.get(id) ?? new Map<string, string>();
    const now = new Map(matches.map(({ topic, reason }) => [topic, reason]));
    for (const [topic, reason] of known) {
      if (reason === SOURCE_TOPIC && !now.has(topic)) now.set(topic, reason);
    }
    const isSame = known.size === now.size && [...now.keys()].every((topic) => known.has(topic));
    return isSame ? [] : [[id, now] as const];
  });
  for (const some of chunksOf(different, ROWS_PER_STATEMENT)) {
    const ids = some.flatMap(([id]) => (before.has(id) ? [id] : []));
    if (ids.length === 0) continue;
    await tx.delete(articleTopics).where(isAnyOf(articleTopics.articleId, ids));
  }
  const rows = different.flatMap(([articleId, now]) =>
    [...now].map(([topic, reason]) => ({ articleId, topic, reason })),
  );
  for (const some of chunksOf(rows, ROWS_PER_STATEMENT)) {
    await tx.execute(insertRows(articleTopics, some));
  }
  return new Set(different.map(([id]) => id));
}

/** Adds to the topics of each article given; answers the ids of those that have more now. */
export async function addTopics(
  tx: Transaction,
  topicsOf: ReadonlyMap<number, readonly TopicMatch[]>,
): Promise<Set<number>> {
  const rows = [...topicsOf].flatMap(([articleId, matches]) =>
    matches.map((match) => ({ articleId, ...match })),
  );
  const grown = new Set<number>();
  for (const some of chunksOf(rows, ROWS_PER_STATEMENT)) {
    const added = await tx
      .insert(articleTopics)
      .values(some)
      .onConflictDoNothing()
      .returning({ id: articleTopics.articleId });
    for (const { id } of added) grown.add(id);
  }
  return grown;
}

/** By article, of those given, the slugs of the topics that its publisher names. */
export async function publisherTopics(
  { db }: { db: Database },
  articleIds: readonly number[],
): Promise<Map<number, string[]>> {
  const slugs = new Map<number, string[]>();
  const { articleId, topic, reason } = articleTopics;
  const rows = await db
    .select({ articleId, topic })
    .from(articleTopics)
    .where(and(isAnyOf(articleId, articleIds), eq(reason, PUBLISHER_TOPIC)))
    .orderBy(articleId, topic);
  for (const row of rows) {
    const known = slugs.get(row.articleId);
    if (known) known.push(row.topic);
    else slugs.set(row.articleId, [row.topic]);
  }
  return slugs;
}
