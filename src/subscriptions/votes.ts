/** Owns what people say is not for a place, and how it raises the bar of the place's rules. */
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { stories } from '../stories/tables.ts';
import { destinations, votes } from './tables.ts';
import { DAY_MS } from '../lib/spans.ts';

type Deps = { db: Database | Transaction; clock: Clock };
type Vote = { destinationId: number; storyId: number; userId: string };

export type VoteOutcome =
  /** `barShift`: what the votes of the place add to its bars now. */
  | { status: 'counted' | 'already' | 'taken-back' | 'not-voted'; barShift: number }
  | { status: 'not-found' };

/** A point a person, and slowly: neither one story nor all together turn a place upside down. */
export const MOST_POINTS_OF_STORY = 3;
export const MOST_POINTS = 30;
export const VOTE_DAYS = 30;

/** "Not for us", once a person and story. */
export function voteDown(deps: Deps, vote: Vote): Promise<VoteOutcome> {
  return change(deps, vote, async (tx, now) => {
    const made = await tx
      .insert(votes)
      .values({ ...vote, createdAt: now })
      .onConflictDoNothing()
      .returning({ userId: votes.userId });
    return made.length > 0 ? 'counted' : 'already';
  });
}

export function takeBackVote(deps: Deps, vote: Vote): Promise<VoteOutcome> {
  return change(deps, vote, async (tx) => {
    const gone = await tx
      .delete(votes)
      .where(
        and(
          eq(votes.destinationId, vote.destinationId),
          eq(votes.storyId, vote.storyId),
          eq(votes.userId, vote.userId),
        ),
      )
      .returning({ userId: votes.userId });
    return gone.length > 0 ? 'taken-back' : 'not-voted';
  });
}

/** The votes until now count no more. Answers what they had added; null when there is no such place. */
export async function resetBar(
  { db, clock }: Deps,
  { destinationId }: { destinationId: number },
): Promise<number | null> {
  return db.transaction(async (tx) => {
    const before = await lockPlace(tx, destinationId);
    if (!before) return null;
    await tx
      .update(destinations)
      .set({ barShift: 0, barResetAt: clock.now() })
      .where(eq(destinations.id, destinationId));
    return before.barShift;
  });
}

/** Of these places, as votes are now; those whose votes have aged or gone. */
export async function recount(
  tx: Transaction,
  destinationIds: readonly number[],
  now: Date,
): Promise<void> {
  if (destinationIds.length === 0) return;
  await tx
    .update(destinations)
    .set({ barShift: shiftAt(now) })
    .where(inArray(destinations.id, [...destinationIds]));
}

/** The daily one: votes age. Answers how many places have another bar now. */
export async function ageVotes({ db, clock }: Deps): Promise<number> {
  const now = clock.now();
  const changed = await db
    .update(destinations)
    .set({ barShift: shiftAt(now) })
    .where(and(gt(destinations.barShift, 0), sql`${destinations.barShift} <> ${shiftAt(now)}`))
    .returning({ id: destinations.id });
  return changed.length;
}

export function ageVotesJob(deps: Deps): { name: string; run(): Promise<void> } {
  return {
    name: 'age-votes',
    async run() {
      await ageVotes(deps);
    },
  };
}

async function change(
  { db, clock }: Deps,
  { destinationId, storyId }: Vote,
  work: (tx: Transaction, now: Date) => Promise<Exclude<VoteOutcome['status'], 'not-found'>>,
): Promise<VoteOutcome> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    // Of two at once the second counts the vote of the first.
    const place = await lockPlace(tx, destinationId);
    if (!place || !(await isStory(tx, storyId))) return { status: 'not-found' };
    const status = await work(tx, now);
    await recount(tx, [destinationId], now);
    const after = await lockPlace(tx, destinationId);
    return { status, barShift: after?.barShift ?? 0 };
  });
}

async function lockPlace(tx: Transaction, id: number) {
  const [place] = await tx
    .select({ barShift: destinations.barShift })
    .from(destinations)
    .where(eq(destinations.id, id))
    .for('no key update');
  return place;
}

async function isStory(tx: Transaction, id: number): Promise<boolean> {
  const [story] = await tx.select({ id: stories.id }).from(stories).where(eq(stories.id, id));
  return story !== undefined;
}

/** An expression for a row of `destinations`. */
function shiftAt(now: Date) {
  const since = new Date(now.getTime() - VOTE_DAYS * DAY_MS);
  const isCounted = and(
    eq(votes.destinationId, destinations.id),
    gt(votes.createdAt, since),
    or(isNull(destinations.barResetAt), gt(votes.createdAt, destinations.barResetAt)),
  );
  return sql<number>`(select least(${MOST_POINTS}::int, coalesce(sum(points), 0)::int) from (
    select least(${MOST_POINTS_OF_STORY}::int, count(*)) as points from ${votes}
    where ${isCounted} group by ${votes.storyId}) of_stories)`;
}
