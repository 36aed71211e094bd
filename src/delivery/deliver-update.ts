/** Owns telling somebody who follows a story that it goes on. */
import type { StoryView } from '../stories/story-view.ts';
import type { destinations, storyFollows } from '../subscriptions/tables.ts';
import { type DeliveryDeps, withoutThrowing } from './deliver-card.ts';
import { DiscordRefused, type Ran } from './lane.ts';
import { markOf } from './mark.ts';
import { QUIET_HOURS, quietUntil } from './quiet-hours.ts';
import type { SendOutcome, UpdateView } from './sender.ts';
import { settleUpdate } from './settle-update.ts';
import type { storyUpdates } from './tables.ts';

export type ClaimedUpdate = typeof storyUpdates.$inferSelect & {
  worker: string;
  claimedAt: Date;
  follow: typeof storyFollows.$inferSelect;
  /** The person's direct messages as a place of alerts, if they are one. */
  direct: typeof destinations.$inferSelect | null;
};

/** `idle`: there is nothing to tell any more. */
export type UpdateOutcome = SendOutcome | { status: 'idle'; reason: string };

/** @throws DiscordRefused */
export async function deliverUpdate(
  deps: DeliveryDeps,
  row: ClaimedUpdate,
  story: StoryView | null,
): Promise<Ran> {
  const { db, clock, log } = deps;
  const outcome = await outcomeOf(deps, row, story);
  if (outcome.status === 'refused') throw new DiscordRefused(outcome.reason);
  const ended = await settleUpdate({ db }, { row, outcome, now: clock.now() });
  const ids = { update: row.id, story: row.follow.storyId, person: row.follow.userId };
  if (ended > 0) log.info({ ...ids, ended }, 'direct messages are closed: follows of stories end');
  else log.debug({ ...ids, outcome: outcome.status }, 'update of a followed story settled');
  return { restMs: outcome.status === 'limited' ? outcome.retryAfterMs : 0 };
}

async function outcomeOf(
  { sender, clock }: DeliveryDeps,
  row: ClaimedUpdate,
  story: StoryView | null,
): Promise<UpdateOutcome> {
  const { id, createdAt, unsureSince, follow, direct } = row;
  const update = story && viewOf(row, story);
  if (!update) return { status: 'idle', reason: 'its articles may not be shown any more' };
  const now = clock.now();
  const quietEnd = direct && quietUntil(direct, now);
  if (quietEnd && direct.quietMode === 'hold' && unsureSince === null) {
    const retryAfterMs = quietEnd.getTime() - now.getTime();
    return { status: 'limited', retryAfterMs, reason: QUIET_HOURS };
  }
  const discordId = follow.userId;
  return withoutThrowing(() =>
    sender.send({
      target: {
        kind: 'dm',
        discordId,
        guildId: null,
        channelType: null,
        dmChannelId: direct?.dmChannelId ?? null,
        locale: direct?.locale ?? null,
      },
      content: { kind: 'update', update },
      mark: markOf('update', { id, discordId, createdAt }),
      isSilent: quietEnd !== null,
      posted: null,
      unsureSince,
    }),
  );
}

function viewOf(row: ClaimedUpdate, story: StoryView): UpdateView | null {
  const { id, kind, fromArticleId, toArticleId } = row;
  const base = { id, storyId: story.id, title: story.head.title };
  if (kind === 'retracted') {
    return story.retracted ? { ...base, kind, articles: [story.head] } : null;
  }
  if (story.retracted) return null;
  const articles = [story.head, ...story.coverage]
    .filter((article) => article.id >= fromArticleId && article.id <= toArticleId)
    .toSorted((a, b) => a.id - b.id);
  return articles.length === 0 ? null : { ...base, kind, articles };
}
