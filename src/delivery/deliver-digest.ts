/** Owns sending one digest: the best of its stories, by the sender, settled. */
import type { destinations } from '../subscriptions/tables.ts';
import { digestTags } from './card-wishes.ts';
import { type DeliveryDeps, passOn, withoutThrowing } from './deliver-card.ts';
import { digestStories, dropUnshown } from './digest-stories.ts';
import { DiscordRefused, type Ran } from './lane.ts';
import { markOf } from './mark.ts';
import { quietUntil } from './quiet-hours.ts';
import type { DigestView } from './sender.ts';
import { settleDigest } from './settle-digest.ts';
import type { digests } from './tables.ts';

export type ClaimedDigest = typeof digests.$inferSelect & {
  worker: string;
  claimedAt: Date;
  destination: typeof destinations.$inferSelect;
};

/** What one message shows: Discord takes no more embeds. */
const BEST_STORIES = 10;

/** @throws DiscordRefused */
export async function deliverDigest(deps: DeliveryDeps, row: ClaimedDigest): Promise<Ran> {
  const { db, clock, log } = deps;
  const { total, outcome } = await outcomeOf(deps, row);
  if (outcome.status === 'refused') throw new DiscordRefused(outcome.reason);
  await settleDigest({ db }, { row, now: clock.now(), total, outcome });
  const ids = { digest: row.id, channel: row.destination.discordId };
  if (outcome.status === 'sent') log.debug({ ...ids, stories: total }, 'digest posted');
  else if (outcome.status === 'crossposted') log.debug(ids, 'digest passed on');
  else {
    const { status, reason } = outcome;
    const level = status === 'limited' ? 'debug' : 'warn';
    log[level]({ ...ids, outcome: status, reason }, 'digest not sent');
  }
  return { restMs: outcome.status === 'limited' ? outcome.retryAfterMs : 0 };
}

async function outcomeOf(deps: DeliveryDeps, row: ClaimedDigest) {
  const { channelId, messageId, stories } = row;
  if (channelId !== null && messageId !== null) {
    const outcome = await passOn(deps, { channelId, messageId, postName: null });
    return { total: stories, outcome };
  }
  const digest = await viewOf(deps, row);
  return { total: digest.total, outcome: await trySend(deps, row, digest) };
}

async function viewOf({ db }: DeliveryDeps, row: ClaimedDigest): Promise<DigestView> {
  const { id, cadence, since, createdAt, unsureSince } = row;
  // What an earlier try may have shown stays in it: it is not to come again.
  if (unsureSince === null) await dropUnshown({ db }, id);
  const found = await digestStories({ db }, { digestId: id, limit: BEST_STORIES });
  return { id, cadence, since, until: createdAt, ...found };
}

async function trySend(
  { db, sender, clock }: DeliveryDeps,
  row: ClaimedDigest,
  digest: DigestView,
) {
  const { destination, unsureSince } = row;
  const forumTags = await digestTags({ db }, row, clock.now());
  return withoutThrowing(() =>
    sender.send({
      target: destination,
      content: { kind: 'digest', digest },
      mark: markOf('digest', { ...row, discordId: destination.discordId }),
      // Its hour was asked for, so it comes then; so was quiet, so it makes no sound.
      isSilent: quietUntil(destination, clock.now()) !== null,
      posted: null,
      unsureSince,
      forumTags,
    }),
  );
}
