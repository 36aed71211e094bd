/** Owns which articles' texts are let go: old ones, of stories in which nothing happens any more. */
import { and, eq, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import { thinArticles } from '../articles/thin.ts';
import type { Database, Transaction } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { isAnyOf } from '../db/unnest.ts';
import { stories, storyArticles } from '../stories/tables.ts';

/** Each holds the line for some tens of milliseconds: the words of their titles are counted anew. */
const ARTICLES_PER_BATCH = 100;

type ThinArgs = {
  now: Date;
  /** What was first seen before it, and has not changed since. */
  before: Date;
  /** Stops after a batch. */
  signal?: AbortSignal | undefined;
};

type Place = { id: number; firstSeenAt: Date };

/** A batch a transaction. @returns how many articles it were */
export async function thinOld({ db }: { db: Database }, args: ThinArgs): Promise<number> {
  let total = 0;
  let after: SQL | undefined;
  while (!args.signal?.aborted) {
    // Without the line's lock: it goes over all that are done already.
    const found: Place[] = await oldOnes(db, args, after);
    const last = found.at(-1);
    if (!last) break;
    total += await thin(
      db,
      args,
      found.map(({ id }) => id),
    );
    after = isAfter(last);
  }
  return total;
}

function thin(db: Database, args: ThinArgs, ids: readonly number[]): Promise<number> {
  return db.transaction(async (tx) => {
    await lockLine(tx);
    // Something may have come in meanwhile.
    const found = await oldOnes(tx, args, isAnyOf(articles.id, ids));
    const old = found.map(({ id }) => id);
    await thinArticles(tx, { ids: old, now: args.now });
    return old.length;
  });
}

function oldOnes(
  db: Database | Transaction,
  { before }: ThinArgs,
  which: SQL | undefined,
): Promise<Place[]> {
  const { id, firstSeenAt, changedAt, thinnedAt } = articles;
  return db
    .select({ id, firstSeenAt })
    .from(articles)
    .leftJoin(storyArticles, eq(storyArticles.articleId, id))
    .leftJoin(stories, eq(stories.id, storyArticles.storyId))
    .where(
      and(
        lt(firstSeenAt, before),
        lt(changedAt, before),
        isNull(thinnedAt),
        or(isNull(stories.id), lt(stories.changedAt, before)),
        which,
      ),
    )
    .orderBy(firstSeenAt, id)
    .limit(ARTICLES_PER_BATCH);
}

/** Those before it are done, or are to stay. */
function isAfter({ firstSeenAt, id }: Place): SQL {
  const at = sql`${firstSeenAt.toISOString()}::timestamptz`;
  return sql`(${articles.firstSeenAt}, ${articles.id}) > (${at}, ${id}::bigint)`;
}
