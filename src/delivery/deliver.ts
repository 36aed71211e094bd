/** Owns sending what is due: claim, render by the sender, settle. */
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { loadStoryViews } from '../stories/load-views.ts';
import type { StoryView } from '../stories/story-view.ts';
import { claim, type ClaimedDelivery } from './claim.ts';
import { nonceOf } from './nonce.ts';
import type { Sender, SendOutcome } from './sender.ts';
import { settle } from './settle.ts';

export type DeliveryDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  sender: Sender;
  /** Names this process in leases. */
  worker: string;
};

const BATCH = 50;

/**
 * Sends one batch of what is due; answers how many rows it took. Rows of one batch are sent at the
 * same time: the client's own queues keep each channel's order and Discord's limits.
 *
 * @throws DiscordRefused when Discord refuses the bot itself
 */
export async function deliverDue(deps: DeliveryDeps): Promise<number> {
  const { db, clock, worker } = deps;
  const rows = await claim({ db }, { worker, limit: BATCH, now: clock.now() });
  const views = await loadStoryViews(db, [...new Set(rows.map(({ storyId }) => storyId))]);
  const storyOf = new Map(views.map((view) => [view.id, view]));
  // All come to their end before this does: a stop gives back nothing that is still being sent.
  const ends = await Promise.allSettled(
    rows.map((row) => deliverRow(deps, row, storyOf.get(row.storyId) ?? null)),
  );
  const refusals = ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
  const refused = refusals.find((reason) => reason !== null);
  if (refused) throw new DiscordRefused(refused);
  return rows.length;
}

/** Discord refuses the bot itself: nothing can be sent until the operator has mended it. */
export class DiscordRefused extends Error {}

async function deliverRow(
  deps: DeliveryDeps,
  row: ClaimedDelivery,
  story: StoryView | null,
): Promise<string | null> {
  const { db, clock, log, worker } = deps;
  const ids = { delivery: row.id, story: row.storyId, channel: row.destination.discordId };
  const withheld = whyWithheld(row, story);
  const outcome =
    story && withheld === null
      ? await trySend(deps, row, story)
      : { status: 'withheld' as const, reason: withheld ?? '' };
  if (outcome.status === 'refused') return outcome.reason;
  await settle({ db }, { row, worker, now: clock.now(), revision: story?.revision ?? 0, outcome });
  if (outcome.status === 'sent') log.debug(ids, row.posted ? 'card edited' : 'card posted');
  else log.warn({ ...ids, outcome: outcome.status, reason: outcome.reason }, 'card not sent');
  return null;
}

/** What was taken back or held before its first post is not posted at all. */
function whyWithheld(row: ClaimedDelivery, story: StoryView | null): string | null {
  if (!story) return 'its story may not be shown any more';
  return story.retracted && !row.posted ? 'it was taken back before it was posted' : null;
}

/** A sender that throws has lost its way to Discord: the row is tried again with the same nonce. */
async function trySend(
  { sender }: DeliveryDeps,
  row: ClaimedDelivery,
  story: StoryView,
): Promise<SendOutcome> {
  const nonce = nonceOf({ ...row, discordId: row.destination.discordId });
  try {
    return await sender.send({ destination: row.destination, story, nonce, posted: row.posted });
  } catch (error) {
    return { status: 'retry', retryAfterMs: null, reason: messageOf(error) };
  }
}
