/** Owns following a story: who hears by direct message how it goes on. */
import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import { shareLine } from '../db/line-lock.ts';
import type { Clock } from '../lib/clock.ts';
import { stories, type StoryState } from '../stories/tables.ts';
import { readers, storyFollows } from './tables.ts';

type Deps = { db: Database; clock: Clock };
type Which = { storyId: number; userId: string };

export type FollowStoryOutcome =
  /** `storyId`: the story that took in the one that was named, if one did. */
  | { status: 'following' | 'already-following'; storyId: number }
  | { status: 'too-many'; most: number }
  /** There is none, or it may not be shown. */
  | { status: 'not-found' };

export const MOST_FOLLOWED_STORIES = 100;

export async function followStory(
  { db, clock }: Deps,
  { storyId: named, userId }: Which,
): Promise<FollowStoryOutcome> {
  const createdAt = clock.now();
  return db.transaction(async (tx) => {
    // A batch that is under way may merge it, and would leave this behind.
    await shareLine(tx);
    const storyId = await shownStory(tx, named);
    if (storyId === null) return { status: 'not-found' };
    const [found] = await tx
      .select({ others: count() })
      .from(storyFollows)
      .where(and(eq(storyFollows.userId, userId), sql`${storyFollows.storyId} <> ${storyId}`));
    if (found && found.others >= MOST_FOLLOWED_STORIES) {
      return { status: 'too-many', most: MOST_FOLLOWED_STORIES };
    }
    const made = await tx
      .insert(storyFollows)
      .values({ storyId, userId, createdAt })
      .onConflictDoNothing()
      .returning({ id: storyFollows.id });
    return { status: made.length > 0 ? 'following' : 'already-following', storyId };
  });
}

export async function unfollowStory(
  { db }: { db: Database },
  { storyId: named, userId }: Which,
): Promise<{ status: 'ended' | 'not-following' }> {
  const gone = await db.transaction(async (tx) => {
    await shareLine(tx);
    // A message of before a merge names the story that it showed then.
    const storyId = (await unmerged(tx, named))?.id ?? named;
    return tx
      .delete(storyFollows)
      .where(and(eq(storyFollows.storyId, storyId), eq(storyFollows.userId, userId)))
      .returning({ id: storyFollows.id });
  });
  return { status: gone.length > 0 ? 'ended' : 'not-following' };
}

/** Newest first. */
export async function followedStories(
  { db }: { db: Database },
  userId: string,
): Promise<{ storyId: number; since: Date }[]> {
  return db
    .select({ storyId: storyFollows.storyId, since: storyFollows.createdAt })
    .from(storyFollows)
    .where(eq(storyFollows.userId, userId))
    .orderBy(desc(storyFollows.id));
}

/** The person takes no direct messages: all that they followed ends, and they are told once. */
export async function endFollows(
  tx: Transaction,
  { userId, now }: { userId: string; now: Date },
): Promise<number> {
  const gone = await tx
    .delete(storyFollows)
    .where(eq(storyFollows.userId, userId))
    .returning({ id: storyFollows.id });
  if (gone.length === 0) return 0;
  await tx
    .insert(readers)
    .values({ userId, endedFollows: gone.length, createdAt: now })
    .onConflictDoUpdate({
      target: readers.userId,
      set: { endedFollows: sql`${readers.endedFollows} + ${gone.length}` },
    });
  return gone.length;
}

/**
 * How many stories are no longer followed because direct messages were closed; 0 once it was asked.
 * To be said where the person turns to us next: by direct message nobody can say it.
 */
export async function takeEndedFollows({ db }: { db: Database }, userId: string): Promise<number> {
  const [row] = await db
    .select({ ended: readers.endedFollows })
    .from(readers)
    .where(eq(readers.userId, userId));
  if (!row || row.ended === 0) return 0;
  const told = await db
    .update(readers)
    .set({ endedFollows: 0 })
    .where(and(eq(readers.userId, userId), eq(readers.endedFollows, row.ended)))
    .returning({ userId: readers.userId });
  return told.length > 0 ? row.ended : 0;
}

async function shownStory(tx: Transaction, named: number): Promise<number | null> {
  const story = await unmerged(tx, named);
  return story && (story.state === 'live' || story.state === 'retracted') ? story.id : null;
}

/** The story that took it in, if one did. */
async function unmerged(
  tx: Transaction,
  id: number,
): Promise<{ id: number; state: StoryState } | undefined> {
  const { state, mergedInto } = stories;
  const [row] = await tx
    .select({ id: stories.id, state, mergedInto })
    .from(stories)
    .where(eq(stories.id, id));
  return row && row.mergedInto !== null ? unmerged(tx, row.mergedInto) : row;
}
