/** Owns opening direct messages, which Discord lets a bot do only so often. */
import type { REST } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import { TransientError } from '../../lib/errors.ts';
import { NEW_DMS_PAUSE_MS } from '../error-codes.ts';
import { codeOf } from '../rest-failure.ts';
import { remember } from './known-channels.ts';

export type DirectMessages = {
  /** The channel with this person, if this process has opened it. */
  knownOf(userId: string): string | null;
  /** @throws TransientError, asking Discord nothing, while it wants no new ones from us. */
  open(userId: string): Promise<string>;
};

/** Ours: bots were put into quarantine after twenty to a hundred in a row (discord-api-docs#5987). */
const NEW_AT_ONCE = 10;
const NEW_AT_ONCE_MS = 5 * 60_000;

const channelSchema = z.object({ id: z.string() });

export function createDirectMessages({
  rest,
  clock,
}: {
  rest: Pick<REST, 'post'>;
  clock: Clock;
}): DirectMessages {
  const channels = new Map<string, string>();
  let pausedUntilMs = 0;
  /** When the last new ones were opened, oldest first. */
  let opened: number[] = [];

  return {
    knownOf: (userId) => channels.get(userId) ?? null,
    async open(userId) {
      const nowMs = clock.now().getTime();
      if (pausedUntilMs > nowMs) {
        const retryAfterMs = pausedUntilMs - nowMs;
        throw new TransientError('Discord wants fewer new direct messages.', { retryAfterMs });
      }
      opened = opened.filter((atMs) => atMs > nowMs - NEW_AT_ONCE_MS);
      const [oldest = nowMs] = opened;
      if (opened.length >= NEW_AT_ONCE) {
        const retryAfterMs = oldest + NEW_AT_ONCE_MS - nowMs;
        throw new TransientError('New direct messages are spaced out.', { retryAfterMs });
      }
      opened.push(nowMs);
      try {
        const answer = await rest.post(Routes.userChannels(), { body: { recipient_id: userId } });
        const { id } = channelSchema.parse(answer);
        remember(channels, userId, id);
        return id;
      } catch (error) {
        // Asking on would end with the bot's quarantine (discord-api-docs#5987).
        if (codeOf(error) === RESTJSONErrorCodes.OpeningDirectMessagesTooFast) {
          pausedUntilMs = clock.now().getTime() + NEW_DMS_PAUSE_MS;
        }
        throw error;
      }
    },
  };
}
