/** Owns what is known of a place beyond what Discord answers there. */
import type { Outgoing, Sender, SendOutcome } from '../delivery/sender.ts';
import type { Right } from './bot-rights.ts';
import type { KnownPlace, KnownPlaces } from './known-places.ts';
import { storedReason, storedRights } from './texts/reasons.ts';

/** Another process takes it up, or this one when it is back. */
const NOT_NOW: SendOutcome = {
  status: 'limited',
  retryAfterMs: 1_000,
  reason: 'Keypoint is stopping.',
};

type Place = { channelId: string; guildId: string | null };

/**
 * Where "Embed Links" lacks Discord takes the message and leaves out its card, without a word. And
 * while a server is unavailable its channels may be unknown (10003, 10004) or out of sight (50001):
 * that closes nothing, and nobody could mend it.
 */
export function informedSender(sender: Sender, known: KnownPlaces): Sender {
  /** @param isUnsure whether a try before may have arrived: that it is refused now says nothing of it */
  const patiently = async (
    place: Place,
    outcome: SendOutcome,
    isUnsure: boolean,
  ): Promise<SendOutcome> => {
    if (outcome.status !== 'closed' || !(await known.isInOutage(place))) return outcome;
    const reason = `Discord has an outage of this server. ${outcome.reason}`;
    return { status: 'retry', retryAfterMs: null, reason, isUnsure };
  };
  return {
    async send(outgoing) {
      const { discordId: channelId, guildId } = outgoing.target;
      const { kind } = outgoing.content;
      const hasCard = kind === 'card' || kind === 'digest' || kind === 'test';
      const place = await known.of({ channelId, guildId });
      if (!place) return NOT_NOW;
      if (hasCard && place.lacking.length > 0) return closedFor(place.lacking);
      const outcome = await sender.send(asKnown(outgoing, place));
      return patiently({ channelId, guildId }, outcome, outgoing.unsureSince !== null);
    },
    async find(lost) {
      const outcome = await sender.find(lost);
      if (outcome.status === 'absent') return outcome;
      const { discordId: channelId, guildId } = lost.target;
      return patiently({ channelId, guildId }, outcome, true);
    },
    async crosspost(posted) {
      const outcome = await sender.crosspost(posted);
      return patiently({ channelId: posted.channelId, guildId: null }, outcome, false);
    },
  };
}

function closedFor(lacking: readonly Right[]): SendOutcome {
  const reason = storedReason('mayNotPostCards', { rights: storedRights(lacking) });
  return { status: 'closed', kind: 'rights', reason };
}

/**
 * A text channel may have become one for announcements since it was noted, and back; and a place that
 * chose no language has its server's.
 */
function asKnown(outgoing: Outgoing, { channelType, guildLocale, hasRole }: KnownPlace): Outgoing {
  const { target, mentions } = outgoing;
  const known = {
    ...outgoing,
    target: {
      ...target,
      channelType: channelType ?? target.channelType,
      locale: target.locale ?? guildLocale,
    },
  };
  if (!mentions) return known;
  // One that was deleted would stand in the message as "deleted-role"; the one of all is nobody's to
  // call.
  const roleIds = mentions.roleIds.filter((id) => id !== target.guildId && hasRole(id));
  return { ...known, mentions: { ...mentions, roleIds } };
}
