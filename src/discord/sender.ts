/** Owns sending cards to Discord and saying what became of each; implements `delivery/sender.ts`. */
import { DiscordAPIError, type REST } from 'discord.js';
import {
  MessageFlags,
  Routes,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Outgoing, Sender, SendOutcome, Target } from '../delivery/sender.ts';
import { messageOf } from '../lib/errors.ts';
import { plainLine } from './markup.ts';
import { type MessageBody, type PayloadDeps, payloadOf } from './payload.ts';
import { meaningOfFailure } from './rest-failure.ts';

type SenderDeps = PayloadDeps & { rest: Pick<REST, 'post' | 'patch'> };

/** People's DM channels stay the same: asking once is enough. */
const DM_CHANNELS_KEPT = 10_000;
/** An error's words may hold a whole text from outside. */
const ERROR_LENGTH = 200;

const messageSchema = z.object({ id: z.string(), channel_id: z.string() });
const channelSchema = z.object({ id: z.string() });

export function createDiscordSender({ rest, ...drawing }: SenderDeps): Sender {
  const dmChannels = new Map<string, string>();

  async function channelOf({ kind, discordId }: Target): Promise<string> {
    if (kind === 'channel') return discordId;
    const known = dmChannels.get(discordId);
    if (known !== undefined) return known;
    const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: discordId } });
    const { id } = channelSchema.parse(opened);
    if (dmChannels.size >= DM_CHANNELS_KEPT) dmChannels.clear();
    dmChannels.set(discordId, id);
    return id;
  }

  async function deliver(message: MessageBody, outgoing: Outgoing): Promise<unknown> {
    const { target, mark, isSilent, posted } = outgoing;
    if (posted) {
      const body: RESTPatchAPIChannelMessageJSONBody = message;
      return rest.patch(Routes.channelMessage(posted.channelId, posted.messageId), { body });
    }
    const body: RESTPostAPIChannelMessageJSONBody = {
      ...message,
      ...(isSilent ? { flags: MessageFlags.SuppressNotifications } : {}),
      nonce: mark,
      enforce_nonce: true,
    };
    return rest.post(Routes.channelMessages(await channelOf(target)), { body });
  }

  return {
    async send(outgoing) {
      let body: MessageBody;
      try {
        body = payloadOf(outgoing.content, outgoing.mark, drawing);
      } catch (error) {
        return notDrawn(error);
      }
      let answer: unknown;
      try {
        answer = await deliver(body, outgoing);
      } catch (error) {
        return outcomeOf(error);
      }
      const message = messageSchema.safeParse(answer);
      if (!message.success) {
        const reason = 'Discord’s answer had no message.';
        return { status: 'retry', retryAfterMs: null, reason, isUnsure: true };
      }
      return {
        status: 'sent',
        channelId: message.data.channel_id,
        messageId: message.data.id,
        postName: null,
        channelType: null,
        dmChannelId: null,
        canCrosspost: false,
        isFound: false,
      };
    },
    crosspost: async () => {
      throw new Error('nothing can be passed on yet');
    },
  };
}

function outcomeOf(error: unknown): SendOutcome {
  const meaning = meaningOfFailure(error);
  if (meaning.status !== 'rejected') return meaning;
  return { ...meaning, detail: error instanceof DiscordAPIError ? error.rawError : null };
}

/** The same content fails at every try: parked, it is seen by the operator and can be mended. */
function notDrawn(error: unknown): SendOutcome {
  return {
    status: 'rejected',
    reason: 'Keypoint could not draw this message.',
    detail: { error: plainLine(messageOf(error), ERROR_LENGTH) },
  };
}
