/** Owns telling a person which of their places were paused: by DM, else in their server. */
import { noticeChannels } from '../subscriptions/notice-channel.ts';
import { guildLocale, personLocale } from '../subscriptions/place-locale.ts';
import type { ClaimedNotice, NoticePart, ToldPlace } from './claimed-notice.ts';
import { type DeliveryDeps, withoutThrowing } from './deliver-card.ts';
import { DiscordRefused, type Ran } from './lane.ts';
import { markOf } from './mark.ts';
import type { SendOutcome, Target } from './sender.ts';
import { settleNotice, toldAlready } from './settle-notice.ts';

const OPEN_AGAIN = 'It was open again before this could be said.';
const NO_CHANNEL =
  'The person takes no direct messages from Keypoint, and their server has chosen no channel for notices (/alerts notices).';

/** @throws DiscordRefused */
export async function deliverNotice(deps: DeliveryDeps, claimed: ClaimedNotice): Promise<Ran> {
  const { db, clock, log } = deps;
  const parts = await partsOf(deps, claimed);
  await settleNotice({ db }, { claimed, parts, now: clock.now() });
  let restMs = 0;
  for (const { places, outcome } of parts) {
    const { status } = outcome;
    if (status === 'refused') throw new DiscordRefused(outcome.reason);
    if (status === 'limited') restMs = Math.max(restMs, outcome.retryAfterMs);
    const ids = { notice: claimed.first.id, recipient: claimed.first.recipientId };
    const isLost = status === 'rejected' || status === 'closed';
    if (status === 'sent' || status === 'dropped') log.debug({ ...ids, status }, 'notice settled');
    else {
      const channels = places.map(({ destination }) => destination.discordId);
      const said = isLost ? 'nobody could be told that alerts are paused' : 'notice not sent';
      log[isLost ? 'warn' : 'debug']({ ...ids, status, reason: outcome.reason, channels }, said);
    }
  }
  return { restMs };
}

async function partsOf(deps: DeliveryDeps, claimed: ClaimedNotice): Promise<NoticePart[]> {
  const untold = claimed.places.filter(({ notice: { state, sentAt } }) => {
    return sentAt === null && (state === 'due' || state === 'sending');
  });
  const closed = untold.filter(isStillClosed);
  const open = untold.filter((place) => !isStillClosed(place));
  const dropped: NoticePart = { places: open, outcome: { status: 'dropped', reason: OPEN_AGAIN } };
  if (closed.length === 0) return [dropped];
  const userId = claimed.first.recipientId;
  const guildId = closed[0]?.destination.guildId ?? null;
  const locale = await personLocale(deps, { userId, guildId });
  const person = { kind: 'dm', discordId: userId, guildId: null, locale } as const;

  const outcome = await send(deps, claimed, closed, person);
  const told =
    outcome.status === 'closed'
      ? await tellServers(deps, claimed, closed)
      : [{ places: closed, outcome }];
  return [dropped, ...told];
}

/** Whoever removed Keypoint from a server knows that nothing comes there. */
function isStillClosed({ notice, destination }: ToldPlace): boolean {
  const { state, pauseKind, pausedAt } = destination;
  const isSamePause = pausedAt?.getTime() === notice.pausedAt.getTime();
  return state === 'paused' && pauseKind !== 'left' && isSamePause;
}

/** The person cannot be reached: the channels that their servers' admins have chosen are told. */
async function tellServers(
  deps: DeliveryDeps,
  claimed: ClaimedNotice,
  closed: ToldPlace[],
): Promise<NoticePart[]> {
  const { db } = deps;
  const guildIds = new Set(closed.map(({ destination }) => destination.guildId ?? ''));
  const channelOf = await noticeChannels({ db }, [...guildIds]);
  const parts: NoticePart[] = [];
  for (const guildId of guildIds) {
    const places = closed.filter(({ destination }) => (destination.guildId ?? '') === guildId);
    const discordId = channelOf.get(guildId);
    if (discordId === undefined) {
      parts.push({ places, outcome: { status: 'closed', kind: 'dm-closed', reason: NO_CHANNEL } });
      continue;
    }
    // Of several people who made alerts there one is enough for the channel.
    const known = await toldAlready({ db }, { places, channelId: discordId });
    const news = places.filter(({ notice }) => !known.has(notice.id));
    const already = places.filter(({ notice }) => known.has(notice.id));
    if (already.length > 0) {
      const reason = 'The channel for notices was told already.';
      parts.push({ places: already, outcome: { status: 'dropped', reason } });
    }
    if (news.length === 0) continue;
    const locale = await guildLocale({ db }, guildId);
    const to = { kind: 'channel', discordId, guildId, locale } as const;
    const outcome = await send(deps, claimed, news, to);
    parts.push({ places: news, outcome });
  }
  return parts;
}

function send(
  { sender }: DeliveryDeps,
  { first }: ClaimedNotice,
  places: readonly ToldPlace[],
  to: Pick<Target, 'kind' | 'discordId' | 'guildId' | 'locale'>,
): Promise<SendOutcome> {
  const { id, createdAt, unsureSince } = first;
  const shown = places.map(({ notice: { destinationId, text }, destination }) => {
    const { kind, discordId } = destination;
    return { destinationId, kind, discordId, reason: text };
  });
  return withoutThrowing(() =>
    sender.send({
      target: { ...to, channelType: null, dmChannelId: null },
      content: { kind: 'notice', notice: { id, places: shown } },
      mark: markOf('notice', { id, discordId: to.discordId, createdAt }),
      isSilent: false,
      posted: null,
      unsureSince,
    }),
  );
}
