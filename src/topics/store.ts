/** Owns writing which topics an article has. */
import type { Transaction } from '../db/client.ts';
import { insertRows, isAnyOf } from '../db/unnest.ts';
import { chunksOf } from '../lib/chunks.ts';
import { articleTopics } from './tables.ts';

export type TopicMatch = { topic: string; reason: string };

const ROWS_PER_STATEMENT = 5_000;

/** Replaces the topics of each article given; answers the ids of those whose topics differ now. */
export async function storeTopics(
  tx: Transaction,
  topicsOf: ReadonlyMap<number, readonly TopicMatch[]>,
): Promise<Set<number>> {
  const before = new Map<number, Set<string>>();
  for (const ids of chunksOf([...topicsOf.keys()], ROWS_PER_STATEMENT)) {
    const rows = await tx.select().from(articleTopics).where(isAnyOf(articleTopics.articleId, ids));
    for (const { articleId, topic } of rows) {
      before.set(articleId, (before.get(articleId) ?? new Set()).add(topic));
    }
  }
  const different = [...topicsOf].filter(([id, matches]) => {
    const known = before.get(id) ?? new Set();
    return known.size !== matches.length || matches.some(({ topic }) => !known.has(topic));
  });
  for (const some of chunksOf(different, ROWS_PER_STATEMENT)) {
    const ids = some.flatMap(([id]) => (before.has(id) ? [id] : []));
    if (ids.length === 0) continue;
    await tx.delete(articleTopics).where(isAnyOf(articleTopics.articleId, ids));
  }
  const rows = different.flatMap(([articleId, matches]) =>
    matches.map((match) => ({ articleId, ...match })),
  );
  for (const some of chunksOf(rows, ROWS_PER_STATEMENT)) {
    await tx.execute(insertRows(articleTopics, some));
  }
  return new Set(different.map(([id]) => id));
}
