/** Owns sending one card of the outbox: what may be sent, by the sender, settled. */
import type { Database } from '../db/client.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { StoryView } from '../stories/story-view.ts';
import { admit } from './admit.ts';
import { DEFAULT_MAX_AGE_HOURS } from './age.ts';
import { cardWishes } from './card-wishes.ts';
import { type CardOutcome, type ClaimedCard, isCrosspostDue } from './claimed-card.ts';
import { DiscordRefused, type Ran } from './lane.ts';
import { markOf } from './mark.ts';
import type { Posted, Sender, SendOutcome } from './sender.ts';
import { settleCard } from './settle-card.ts';

export type DeliveryDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  sender: Sender;
  /** How long a killed worker's rows wait; only tests have another than LEASE_MS. */
  leaseMs?: number;
  /** The setting ALERT_MAX_AGE_HOURS; its default when it is left out. */
  maxAgeHours?: number;
  /** The setting ALERT_BAR; its default when it is left out. */
  alertBar?: number;
};

/** @throws DiscordRefused */
export async function deliverCard(
  deps: DeliveryDeps,
  row: ClaimedCard,
  story: StoryView | null,
): Promise<Ran> {
  const { db, clock, log } = deps;
  const outcome = await outcomeOf(deps, row, story);
  if (outcome.status === 'refused') throw new DiscordRefused(outcome.reason);
  await settleCard({ db }, { row, now: clock.now(), revision: story?.revision ?? 0, outcome });
  const ids = { delivery: row.id, story: row.storyId, channel: row.destination.discordId };
  if (outcome.status === 'sent' || outcome.status === 'crossposted') {
    log.debug(ids, row.posted ? 'card edited' : 'card posted');
  } else {
    const { status, reason } = outcome;
    const level = status === 'limited' || status === 'withheld' ? 'debug' : 'warn';
    log[level]({ ...ids, outcome: status, reason }, 'card not sent');
  }
  return { restMs: outcome.status === 'limited' ? outcome.retryAfterMs : 0 };
}

async function outcomeOf(
  deps: DeliveryDeps,
  row: ClaimedCard,
  story: StoryView | null,
): Promise<CardOutcome | Extract<SendOutcome, { status: 'refused' }>> {
  if (isCrosspostDue(row)) return passOn(deps, row.posted);
  if (!story) return findUnshown(deps, row, 'its story may not be shown any more');
  // Edits make no sound: they go at any time.
  if (row.posted) return trySend(deps, row, { story, isSilent: false });
  if (story.retracted) return findUnshown(deps, row, 'it was taken back before it was posted');
  const { db, clock, maxAgeHours = DEFAULT_MAX_AGE_HOURS } = deps;
  const admitted = await admit({ db }, { row, now: clock.now(), maxAgeHours });
  return 'status' in admitted ? admitted : trySend(deps, row, { story, ...admitted });
}

/** What is not to be posted may be posted all the same: then it is known, and is edited. */
async function findUnshown(
  { sender }: DeliveryDeps,
  { destination, posted, unsureSince: since, ...row }: ClaimedCard,
  reason: string,
): Promise<CardOutcome | Extract<SendOutcome, { status: 'refused' }>> {
  if (posted !== null || since === null) return notShown(reason);
  const mark = markOf('card', { ...row, discordId: destination.discordId });
  const outcome = await withoutThrowing(() => sender.find({ target: destination, mark, since }));
  return outcome.status === 'absent' ? notShown(reason) : outcome;
}

function notShown(reason: string): CardOutcome {
  return { status: 'withheld', heldFor: 'story', reason, digest: null };
}

/** To the servers that follow its channel. */
export async function passOn(
  { sender }: DeliveryDeps,
  posted: Posted,
): Promise<SendOutcome | { status: 'crossposted' }> {
  const outcome = await withoutThrowing(() => sender.crosspost(posted));
  return outcome.status === 'sent' ? { status: 'crossposted' } : outcome;
}

async function trySend(
  deps: DeliveryDeps,
  row: ClaimedCard,
  { story, isSilent }: { story: StoryView; isSilent: boolean },
): Promise<SendOutcome> {
  const { destination, posted, unsureSince } = row;
  const content = { kind: 'card', story } as const;
  const mark = markOf('card', { ...row, discordId: destination.discordId });
  const wishes = posted ? {} : await cardWishes(deps, row, deps.clock.now());
  return withoutThrowing(() =>
    deps.sender.send({
      target: destination,
      content,
      mark,
      isSilent,
      posted,
      unsureSince,
      ...wishes,
    }),
  );
}

/** A sender that throws has lost its way to Discord: the row is tried again with the same nonce. */
export async function withoutThrowing<T>(
  send: () => Promise<T>,
): Promise<T | Extract<SendOutcome, { status: 'retry' }>> {
  try {
    return await send();
  } catch (error) {
    return { status: 'retry', retryAfterMs: null, reason: messageOf(error), isUnsure: true };
  }
}
