/** Owns what the gateway knows of a place beyond what Discord answers there. */
import type { Sender, SendOutcome } from '../delivery/sender.ts';
import type { DiscordClient } from './client.ts';

/**
 * Where "Embed Links" lacks Discord takes the message and leaves out its card, without a word. And
 * while a server is unavailable its channels may be unknown (10003, 10004) or out of sight (50001):
 * that closes nothing, and nobody could mend it.
 */
export function informedSender(
  sender: Sender,
  known: Pick<DiscordClient, 'isInOutage' | 'lackingRights'>,
): Sender {
  const patiently = (isOut: boolean, outcome: SendOutcome): SendOutcome => {
    if (outcome.status !== 'closed' || !isOut) return outcome;
    const reason = `Discord has an outage of this server. ${outcome.reason}`;
    return { status: 'retry', retryAfterMs: null, reason, isUnsure: false };
  };
  return {
    async send(outgoing) {
      const { discordId: channelId, guildId } = outgoing.target;
      const { kind } = outgoing.content;
      const hasCard = kind === 'card' || kind === 'digest';
      const lacking = hasCard ? known.lackingRights(channelId) : [];
      if (lacking.length > 0) return closedFor(lacking);
      const outcome = await sender.send(outgoing);
      return patiently(known.isInOutage({ channelId, guildId }), outcome);
    },
    async find(lost) {
      const outcome = await sender.find(lost);
      if (outcome.status === 'absent') return outcome;
      const { discordId: channelId, guildId } = lost.target;
      return patiently(known.isInOutage({ channelId, guildId }), outcome);
    },
    async crosspost(posted) {
      const outcome = await sender.crosspost(posted);
      return patiently(known.isInOutage({ channelId: posted.channelId, guildId: null }), outcome);
    },
  };
}

function closedFor(lacking: readonly string[]): SendOutcome {
  const names = lacking.map((name) => `“${name}”`).join(', ');
  const reason = `Keypoint may not post cards in this channel. Give its role ${names} there.`;
  return { status: 'closed', kind: 'rights', reason };
}
