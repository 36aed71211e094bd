/**
 * Owns what is still known of stories whose rows of the outbox were let go (let-go.ts): that they were
 * told. Whatever happens to such a story, it is posted as new nowhere where it may have been before.
 */
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { insertRows, isAnyOf } from '../db/unnest.ts';
import type { Grouping } from '../stories/group.ts';
import { toldStories } from './tables.ts';

/** Which of these stories were told, and let go of. */
export async function toldAmong(
  db: Database | Transaction,
  storyIds: readonly number[],
): Promise<Set<number>> {
  if (storyIds.length === 0) return new Set();
  const { storyId } = toldStories;
  const rows = await db.select({ id: storyId }).from(toldStories).where(isAnyOf(storyId, storyIds));
  return new Set(rows.map(({ id }) => id));
}

/**
 * Whether the story may have had a row at a place: one that was made later had none. Null or false:
 * it had not. As a value, not as a join: in a look-up of the newest few a join would read them all.
 */
export function mayBeTold(storyId: SQL, placeCreatedAt: SQL): SQL {
  return sql`((select told.let_go_at from told_stories told
    where told.story_id = ${storyId}) >= ${placeCreatedAt})`;
}

/** Whether what became of it there may have been let go. */
export async function isLetGo(
  db: Database,
  { storyId, place }: { storyId: number; place: { createdAt: Date } },
): Promise<boolean> {
  const [told] = await db.select().from(toldStories).where(eq(toldStories.storyId, storyId));
  return told !== undefined && told.letGoAt >= place.createdAt;
}

/** The caller holds the line's lock, so that nothing of them is planned meanwhile. */
export async function noteTold(
  tx: Transaction,
  { storyIds, now }: { storyIds: Iterable<number>; now: Date },
): Promise<void> {
  const rows = Array.from(new Set(storyIds), (storyId) => ({ storyId, letGoAt: now }));
  if (rows.length === 0) return;
  await tx.execute(sql`${insertRows(toldStories, rows)}
    on conflict (story_id) do update set let_go_at = excluded.let_go_at`);
}

/** What takes in a story that was told tells it again. */
export async function moveTold(tx: Transaction, merges: Grouping['merges']): Promise<void> {
  const told = await toldAmong(
    tx,
    merges.map(({ from }) => from),
  );
  if (told.size === 0) return;
  for (const { from, into } of merges) {
    if (!told.has(from)) continue;
    // It may be taken in by a third itself.
    told.add(into);
    await tx.execute(sql`insert into told_stories (story_id, let_go_at)
      select ${into}::bigint, let_go_at from told_stories where story_id = ${from}
      on conflict (story_id) do update
        set let_go_at = greatest(told_stories.let_go_at, excluded.let_go_at)`);
  }
}
