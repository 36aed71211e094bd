/** Owns the answers that every way of sending has in common. */
import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import type { SendOutcome, SentMessage } from '../../delivery/sender.ts';
import type { MessageBody } from '../payload.ts';

export function sent(
  message: Partial<SentMessage> & Pick<SentMessage, 'channelId' | 'messageId'>,
): SendOutcome {
  return {
    status: 'sent',
    postName: null,
    channelType: null,
    dmChannelId: null,
    canCrosspost: false,
    isOutdated: false,
    ...message,
  };
}

/** Something took the request, and nobody knows what it did with it. */
export function noMessage(retryAfterMs: number | null = null): SendOutcome {
  const reason = 'Discord’s answer had no message.';
  return { status: 'retry', retryAfterMs, reason, isUnsure: true };
}

/**
 * Longer than a request may take to end on Discord's side too (ours are given up after 10 s): until
 * then nobody can say that what was not found is not there.
 */
export const UNDER_WAY_MS = 15_000;

/** The retry that waits for it; null when it is over. */
export function whileUnderWay(now: Date, since: Date): SendOutcome | null {
  const leftMs = UNDER_WAY_MS - (now.getTime() - since.getTime());
  if (leftMs <= 0) return null;
  const reason = 'An earlier try may still be under way.';
  return { status: 'retry', retryAfterMs: leftMs, reason, isUnsure: true };
}

/** Of a new message: an edit makes no sound. */
export function silence(isSilent: boolean): { flags?: number } {
  return isSilent ? { flags: MessageFlags.SuppressNotifications } : {};
}

const messageSchema = z.object({ embeds: z.array(z.unknown()), flags: z.number().default(0) });

/**
 * Without "Embed Links" Discord takes a message that has buttons too, and leaves its embeds out
 * (discord-api-docs#2601, #5648): the answer alone shows it.
 */
export function isCardLeftOut(answer: unknown, { embeds = [] }: MessageBody): boolean {
  const message = messageSchema.safeParse(answer);
  if (!message.success || embeds.length === 0) return false;
  // A moderator may have hidden it from this one message: that says nothing of the channel.
  const isHidden = (message.data.flags & MessageFlags.SuppressEmbeds) !== 0;
  return message.data.embeds.length === 0 && !isHidden;
}
