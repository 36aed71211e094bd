/** Owns asking whether Discord is there and takes the token, before anything is opened. */
import { type Client, ClientUser, DiscordAPIError } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { TransientError, UserError } from '../lib/errors.ts';
import { meaningOfFailure } from './rest-failure.ts';
import { TOKEN_REFUSED } from './token-refused.ts';

const RETRY_LOGIN_MS = 30_000;

/** Of `GET /gateway/bot`: how often the bot may still identify, and the milliseconds until it is anew. */
const startLimitSchema = z.object({
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});
const applicationSchema = z.object({ id: z.string() });

/**
 * A client whose own login failed is destroyed, and neither logs in nor closes well after that.
 * @throws UserError when Discord refuses the token; TransientError when it cannot be reached, or
 * lets nobody connect just now
 */
export async function reachGateway(client: Client, token: string): Promise<void> {
  client.rest.setToken(token);
  const answer = await ask(() => client.rest.get(Routes.gatewayBot()));
  const limit = startLimitSchema.safeParse(answer).data?.session_start_limit;
  if (limit === undefined || limit.remaining > 0) return;
  // One more would end every connection of the bot and reset its token.
  throw new TransientError('Discord lets this bot connect only so often a day, and it has.', {
    retryAfterMs: Math.max(limit.reset_after, RETRY_LOGIN_MS),
  });
}

/**
 * For a process that only asks: the client learns here who it is, which the gateway would have told.
 * Answers with the application's id.
 * @throws as `reachGateway` does
 */
export async function reachRest(client: Client, token: string): Promise<string> {
  client.rest.setToken(token);
  const self = await ask(() => client.rest.get(Routes.user()));
  const application = await ask(() => client.rest.get(Routes.currentApplication()));
  // discord.js makes it from READY alone, and has no other way that is its own.
  client.user = Reflect.construct(ClientUser, [client, self]);
  return applicationSchema.parse(application).id;
}

async function ask(request: () => Promise<unknown>): Promise<unknown> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) {
      throw new UserError(TOKEN_REFUSED);
    }
    const meaning = meaningOfFailure(error);
    const isWait = meaning.status === 'retry' || meaning.status === 'limited';
    const wait = isWait ? meaning.retryAfterMs : null;
    throw new TransientError(`Discord cannot be reached. ${meaning.reason}`, {
      retryAfterMs: wait ?? RETRY_LOGIN_MS,
      cause: error,
    });
  }
}
