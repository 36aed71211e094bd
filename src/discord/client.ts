/** Owns the connection to Discord: one client, its gateway and its REST, from login to close. */
import { Client, DiscordAPIError, Events, GatewayIntentBits, Options, type REST } from 'discord.js';
import { GatewayCloseCodes, GatewayDispatchEvents, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Clock } from '../lib/clock.ts';
import { messageOf, TransientError, UserError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { knownLacks } from './channel-access.ts';
import { meaningOfFailure } from './rest-failure.ts';
import { restOptions } from './rest.ts';
import { firstTimeOnly } from './seen-interactions.ts';
import { stayClosed } from './stay-closed.ts';
import { type AccessDeps, type AccessWatch, watchAccess } from './watch-access.ts';
import { watchOutages } from './watch-outages.ts';

type ClientDeps = { clock: Clock; log: Log };

type ClientOptions = {
  token: string;
  /** Base address of the API without a slash at its end; null is Discord itself. */
  apiUrl: string | null;
  /** Discord has shut the bot out for good: the process should end with this message. */
  onRefused(error: UserError): void;
  /** How long one `login` waits for the gateway. */
  loginTimeoutMs?: number;
};

export type DiscordClient = {
  rest: REST;
  /** Each interaction once, as Discord sent it. Call before `login`; what it throws is logged. */
  onInteraction(answer: (raw: unknown) => Promise<void>): void;
  /** Closes places and opens them again as the gateway tells. Call before `login`, once. */
  watchAccess(deps: AccessDeps): void;
  /** Looks again where the bot was in timeout: Discord tells nobody of its end. */
  recheckAccess(): void;
  /** Names of the rights that a channel does not give, as far as the gateway has told. */
  lackingRights(channelId: string): string[];
  /** Whether Discord has an outage of the channel's server, as far as the gateway has told. */
  isInOutage(place: { channelId: string; guildId: string | null }): boolean;
  /**
   * Resolves when commands can come in.
   * @throws UserError when Discord refuses the bot; TransientError when it cannot be reached within
   * the time limit, after which it may be called again.
   */
  login(): Promise<{ applicationId: string }>;
  /** Discord's number of a channel's kind as it is now; null for one that the gateway never told of. */
  channelTypeOf(channelId: string): number | null;
  /** Lets answers under way finish, then goes offline. */
  close(): Promise<void>;
};

const RETRY_LOGIN_MS = 30_000;
const LOGIN_TIMEOUT_MS = 30_000;
/** The connection goes on trying by itself: asking again only joins it. */
const REJOIN_LOGIN_MS = 5_000;
const CLOSE_GRACE_MS = 3_000;

/** Of `GET /gateway/bot`: how often the bot may still identify, and the milliseconds until it is anew. */
const startLimitSchema = z.object({
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

const REFUSALS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: tokenRefused(),
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the shard that Keypoint asked for (4010).',
  [GatewayCloseCodes.ShardingRequired]:
    'This bot is in too many servers for one connection (4011).',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer speaks this version of its API (4012).',
  [GatewayCloseCodes.InvalidIntents]: 'Discord did not understand the intents of Keypoint (4013).',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord does not allow the intents of Keypoint (4014).',
};

export function createDiscordClient(
  { clock, log }: ClientDeps,
  options: ClientOptions,
): DiscordClient {
  let isClosing = false;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    makeCache: smallCache(),
    ws: { buildStrategy: stayClosed(() => isClosing) },
    rest: restOptions({ clock, log }, options),
  });
  const answering = new Set<Promise<void>>();
  const refusal = refusalOf(client, (error) => options.onRefused(error));
  watchOutages({ client, log }, () => isClosing);
  client.on(Events.Error, (error) => log.error({ reason: error.message }, 'Discord client error'));
  client.on(Events.Warn, (reason) => log.warn({ reason }, 'Discord client warning'));

  let connected: Promise<void> | null = null;
  let access: AccessWatch | null = null;

  return {
    rest: client.rest,
    onInteraction(answer) {
      const isFirst = firstTimeOnly();
      client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: unknown) => {
        if (!isFirst(raw)) return;
        const done = answer(raw)
          .catch((error: unknown) =>
            log.error({ reason: messageOf(error) }, 'an interaction was lost'),
          )
          .finally(() => answering.delete(done));
        answering.add(done);
      });
    },
    watchAccess(deps) {
      access = watchAccess(client, deps);
    },
    recheckAccess: () => access?.recheck(),
    lackingRights: (channelId) => knownLacks(client, channelId),
    isInOutage({ channelId, guildId }) {
      const channel = client.channels.cache.get(channelId);
      const known = channel && 'guild' in channel ? channel.guild : null;
      return (known ?? client.guilds.cache.get(guildId ?? ''))?.available === false;
    },
    async login() {
      await reach(client, options.token);
      // Only once: a client that is told to log in again while it tries ends up with two connections.
      connected ??= connect(client, options.token);
      const limit = noGatewayAfter(options.loginTimeoutMs ?? LOGIN_TIMEOUT_MS);
      await Promise.race([connected, refusal, limit]);
      return { applicationId: client.application?.id ?? '' };
    },
    channelTypeOf: (channelId) => client.channels.cache.get(channelId)?.type ?? null,
    async close() {
      await Promise.race([
        Promise.allSettled([...answering, access?.ended()]),
        after(CLOSE_GRACE_MS),
      ]);
      isClosing = true;
      await client.destroy();
    },
  };
}

/** Rejects when Discord shuts the bot out. */
function refusalOf(client: Client, onRefused: ClientOptions['onRefused']): Promise<never> {
  const refusal = new Promise<never>((_resolve, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      const error = new UserError(REFUSALS[code] ?? `Discord closed the connection (${code}).`);
      reject(error);
      onRefused(error);
    });
  });
  // Once logged in nobody waits for it, and an unheard rejection ends the process.
  refusal.catch(() => undefined);
  return refusal;
}

/**
 * Asks first whether Discord is there and takes the token: a client whose own login failed is
 * destroyed, and neither logs in nor closes well after that.
 */
async function reach(client: Client, token: string): Promise<void> {
  let answer: unknown;
  try {
    answer = await client.rest.setToken(token).get(Routes.gatewayBot());
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) {
      throw new UserError(tokenRefused());
    }
    const meaning = meaningOfFailure(error);
    const isWait = meaning.status === 'retry' || meaning.status === 'limited';
    const wait = isWait ? meaning.retryAfterMs : null;
    throw new TransientError(`Discord cannot be reached. ${meaning.reason}`, {
      retryAfterMs: wait ?? RETRY_LOGIN_MS,
      cause: error,
    });
  }
  const limit = startLimitSchema.safeParse(answer).data?.session_start_limit;
  if (limit === undefined || limit.remaining > 0) return;
  // One more would end every connection of the bot and reset its token.
  throw new TransientError('Discord lets this bot connect only so often a day, and it has.', {
    retryAfterMs: Math.max(limit.reset_after, RETRY_LOGIN_MS),
  });
}

async function connect(client: Client, token: string): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  await client.login(token);
  await ready;
}

async function noGatewayAfter(ms: number): Promise<never> {
  await after(ms);
  throw new TransientError('Discord’s gateway does not let Keypoint in yet.', {
    retryAfterMs: REJOIN_LOGIN_MS,
  });
}

/** Keypoint asks its own database: of Discord's objects it keeps what the client itself needs. */
function smallCache() {
  return Options.cacheWithLimits({
    MessageManager: 0,
    ReactionManager: 0,
    ReactionUserManager: 0,
    PresenceManager: 0,
    ThreadManager: 0,
    ThreadMemberManager: 0,
    VoiceStateManager: 0,
    StageInstanceManager: 0,
    GuildBanManager: 0,
    GuildInviteManager: 0,
    GuildEmojiManager: 0,
    GuildStickerManager: 0,
    GuildScheduledEventManager: 0,
    AutoModerationRuleManager: 0,
    ApplicationCommandManager: 0,
    GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
    UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
  });
}

function tokenRefused(): string {
  return (
    'Discord refused the token. Copy it again from https://discord.com/developers/applications ' +
    '(your application, Bot, Reset Token) into DISCORD_TOKEN.'
  );
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
