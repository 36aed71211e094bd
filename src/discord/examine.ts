/** Owns looking at what Discord has of the bot, without a gateway: who it is, and whether it is heard. */
import { DiscordAPIError, type REST, RequestMethod } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Clock } from '../lib/clock.ts';
import { TransientError, UserError } from '../lib/errors.ts';
import { meaningOfFailure } from './rest-failure.ts';
import { TOKEN_REFUSED } from './token-refused.ts';

export type DiscordReport = {
  bot: { id: string; name: string; isBot: boolean };
  application: {
    id: string;
    name: string;
    /** Where Discord sends commands instead of to the gateway; null when it does not. */
    interactionsUrl: string | null;
    /** By which what it sends there is known to be Discord's, as hex. */
    publicKey: string;
  };
  gateway: { shards: number; startsLeft: number; startsTotal: number };
  /** By how much this machine's clock is ahead of Discord's, in milliseconds, to the second. */
  clockAheadMs: number;
  /** From a question to its answer. */
  latencyMs: number;
};

const User = z.object({ id: z.string(), username: z.string(), bot: z.boolean().default(false) });
const Application = z.object({
  id: z.string(),
  name: z.string(),
  interactions_endpoint_url: z.string().nullish(),
  verify_key: z.string(),
});
const Gateway = z.object({
  shards: z.number(),
  session_start_limit: z.object({ total: z.number(), remaining: z.number() }),
});

/** @throws UserError when Discord refuses the token, TransientError when it cannot be reached */
export async function examineDiscord({
  rest,
  clock,
}: {
  rest: REST;
  clock: Clock;
}): Promise<DiscordReport> {
  try {
    const begunAt = clock.now().getTime();
    const response = await rest.queueRequest({
      method: RequestMethod.Get,
      fullRoute: Routes.user(),
    });
    const endedAt = clock.now().getTime();
    const user = User.parse(await response.json());
    const saidAt = Date.parse(response.headers.get('date') ?? '');
    const application = Application.parse(await rest.get(Routes.currentApplication()));
    const { shards, session_start_limit: limit } = Gateway.parse(
      await rest.get(Routes.gatewayBot()),
    );
    return {
      bot: { id: user.id, name: user.username, isBot: user.bot },
      application: {
        id: application.id,
        name: application.name,
        interactionsUrl: application.interactions_endpoint_url || null,
        publicKey: application.verify_key,
      },
      gateway: { shards, startsLeft: limit.remaining, startsTotal: limit.total },
      // Discord cuts its time off at the second.
      clockAheadMs: Number.isNaN(saidAt) ? 0 : (begunAt + endedAt) / 2 - (saidAt + 500),
      latencyMs: endedAt - begunAt,
    };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new UserError(TOKEN_REFUSED);
    if (error instanceof z.ZodError) throw error;
    const { reason } = meaningOfFailure(error);
    throw new TransientError(reason, { retryAfterMs: 0, cause: error });
  }
}
