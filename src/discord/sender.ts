/** Owns sending cards to Discord and saying what became of each; implements `delivery/sender.ts`. */
import { DiscordAPIError, HTTPError, RateLimitError, type REST } from 'discord.js';
import {
  Routes,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { OutgoingCard, Sender, SendOutcome } from '../delivery/sender.ts';
import { messageOf, TransientError } from '../lib/errors.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import { storyCard } from './cards/story-card.ts';
import { meaningOf, TOKEN_REFUSED, type ErrorMeaning } from './error-codes.ts';

type SenderDeps = {
  rest: Pick<REST, 'post' | 'patch'>;
  taxonomy: Pick<Taxonomy, 'bySlug'>;
  authorityOf: (domain: string) => number | null;
};

/** People's DM channels stay the same: asking once is enough. */
const DM_CHANNELS_KEPT = 10_000;

const messageSchema = z.object({ id: z.string(), channel_id: z.string() });
const channelSchema = z.object({ id: z.string() });

export function createDiscordSender({ rest, taxonomy, authorityOf }: SenderDeps): Sender {
  const dmChannels = new Map<string, string>();

  async function channelOf({ kind, discordId }: OutgoingCard['destination']): Promise<string> {
    if (kind === 'channel') return discordId;
    const known = dmChannels.get(discordId);
    if (known !== undefined) return known;
    const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: discordId } });
    const { id } = channelSchema.parse(opened);
    if (dmChannels.size >= DM_CHANNELS_KEPT) dmChannels.clear();
    dmChannels.set(discordId, id);
    return id;
  }

  async function deliver({ destination, story, nonce, posted }: OutgoingCard): Promise<unknown> {
    const card = storyCard({ story, taxonomy, authorityOf });
    if (posted) {
      // The mentions are said again: an edit without them falls back on Discord's default.
      const body: RESTPatchAPIChannelMessageJSONBody = card;
      return rest.patch(Routes.channelMessage(posted.channelId, posted.messageId), { body });
    }
    const body: RESTPostAPIChannelMessageJSONBody = { ...card, nonce, enforce_nonce: true };
    return rest.post(Routes.channelMessages(await channelOf(destination)), { body });
  }

  return {
    async send(card) {
      let answer: unknown;
      try {
        answer = await deliver(card);
      } catch (error) {
        return outcomeOf(error);
      }
      const message = messageSchema.safeParse(answer);
      if (!message.success) {
        return { status: 'retry', retryAfterMs: null, reason: 'Discord’s answer had no message.' };
      }
      return { status: 'sent', channelId: message.data.channel_id, messageId: message.data.id };
    },
  };
}

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof DiscordAPIError) return meaningToOutcome(meaningOf(error), error.rawError);
  if (error instanceof RateLimitError) {
    const reason = `Discord’s limit of ${error.global ? 'all requests' : 'this route'}`;
    return { status: 'retry', retryAfterMs: error.retryAfter || error.timeToReset, reason };
  }
  if (error instanceof TransientError) {
    return { status: 'retry', retryAfterMs: error.retryAfterMs, reason: error.message };
  }
  if (error instanceof HTTPError)
    return meaningToOutcome(meaningOf({ code: 0, status: error.status }));
  if (isTokenMissing(error)) return meaningToOutcome(TOKEN_REFUSED);
  // No answer: the connection broke or took too long. The nonce makes another try safe.
  return { status: 'retry', retryAfterMs: null, reason: `No answer: ${messageOf(error)}` };
}

function meaningToOutcome(meaning: ErrorMeaning, detail: unknown = null): SendOutcome {
  return meaning.status === 'rejected' ? { ...meaning, detail } : meaning;
}

/** @discordjs/rest drops its token after a 401 and says so at each later call, with this text. */
function isTokenMissing(error: unknown): boolean {
  return messageOf(error).startsWith('Expected token to be set');
}
