/** Owns the connection to Discord: one client, its gateway and its REST, from login to close. */
import { Client, DiscordAPIError, Events, GatewayIntentBits, Options, type REST } from 'discord.js';
import { GatewayCloseCodes, GatewayDispatchEvents, Routes } from 'discord-api-types/v10';
import type { Clock } from '../lib/clock.ts';
import { messageOf, TransientError, UserError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { guardRequests } from './rest-guard.ts';

type ClientDeps = { clock: Clock; log: Log };

type ClientOptions = {
  token: string;
  /** Base address of the API without a slash at its end; null is Discord itself. */
  apiUrl: string | null;
  /** Discord has shut the bot out for good: the process should end with this message. */
  onRefused(error: UserError): void;
};

export type DiscordClient = {
  rest: REST;
  /** Each interaction as Discord sent it. Call before `login`; what it throws is logged. */
  onInteraction(answer: (raw: unknown) => Promise<void>): void;
  /**
   * Resolves when commands can come in.
   * @throws UserError when Discord refuses the bot; TransientError when it cannot be reached, after
   * which it may be called again.
   */
  login(): Promise<{ applicationId: string }>;
  /** Lets answers under way finish, then goes offline. */
  close(): Promise<void>;
};

/** Longer waits go back to the outbox, where they survive a restart. */
const LONGEST_WAIT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_LOGIN_MS = 30_000;
const CLOSE_GRACE_MS = 3_000;

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
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    makeCache: smallCache(),
    rest: {
      ...(options.apiUrl === null ? {} : { api: options.apiUrl }),
      timeout: REQUEST_TIMEOUT_MS,
      retries: 1,
      userAgentAppendix: 'Keypoint',
      makeRequest: guardRequests({ clock, log }),
      rejectOnRateLimit: ({ retryAfter, timeToReset }) =>
        Math.max(retryAfter, timeToReset) > LONGEST_WAIT_MS,
    },
  });
  const answering = new Set<Promise<void>>();
  const refusal = new Promise<never>((_resolve, reject) => {
    client.on(Events.ShardDisconnect, ({ code }) => {
      const error = new UserError(REFUSALS[code] ?? `Discord closed the connection (${code}).`);
      reject(error);
      options.onRefused(error);
    });
  });
  // Once logged in nobody waits for it, and an unheard rejection ends the process.
  refusal.catch(() => undefined);

  client.on(Events.ShardError, (error) => log.warn({ reason: error.message }, 'gateway error'));
  client.on(Events.ShardReconnecting, () => log.info('reconnecting to Discord'));
  client.on(Events.ShardResume, () => log.info('connected to Discord again'));
  client.on(Events.Error, (error) => log.error({ reason: error.message }, 'Discord client error'));
  client.on(Events.Warn, (reason) => log.warn({ reason }, 'Discord client warning'));

  return {
    rest: client.rest,
    onInteraction(answer) {
      client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: unknown) => {
        const done = answer(raw)
          .catch((error: unknown) =>
            log.error({ reason: messageOf(error) }, 'an interaction was lost'),
          )
          .finally(() => answering.delete(done));
        answering.add(done);
      });
    },
    async login() {
      await reach(client, options.token);
      const ready = new Promise<void>((resolve) => {
        client.once(Events.ClientReady, () => resolve());
      });
      await Promise.race([client.login(options.token), refusal]);
      await Promise.race([ready, refusal]);
      return { applicationId: client.application?.id ?? '' };
    },
    async close() {
      await Promise.race([Promise.allSettled(answering), after(CLOSE_GRACE_MS)]);
      await client.destroy();
    },
  };
}

/**
 * Asks first whether Discord is there and takes the token: a client whose own login failed is
 * destroyed, and neither logs in nor closes well after that.
 */
async function reach(client: Client, token: string): Promise<void> {
  try {
    await client.rest.setToken(token).get(Routes.gatewayBot());
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) {
      throw new UserError(tokenRefused());
    }
    // Several refused addresses make one error without a message.
    const reason = messageOf(error) || 'no address answered';
    throw new TransientError(`Discord cannot be reached: ${reason}.`, {
      retryAfterMs: RETRY_LOGIN_MS,
      cause: error,
    });
  }
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
