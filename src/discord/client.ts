/** Owns the connection to Discord: one client, its gateway and its REST, from login to close. */
import {
  Client,
  type ClientOptions as ClientConfig,
  Events,
  GatewayIntentBits,
  Options,
  type REST,
  Status,
} from 'discord.js';
import { GatewayCloseCodes, GatewayDispatchEvents } from 'discord-api-types/v10';
import { after } from '../lib/after.ts';
import { messageOf, TransientError, UserError } from '../lib/errors.ts';
import type { Right } from './bot-rights.ts';
import { knownLacks } from './channel-access.ts';
import { type Learned, learnGuilds } from './learn-guilds.ts';
import { reachGateway, reachRest } from './reach.ts';
import { createServerView, type ServerView } from './server-view.ts';
import { type RestDeps, restOptions } from './rest.ts';
import { firstTimeOnly } from './seen-interactions.ts';
import { stayClosed } from './stay-closed.ts';
import { TOKEN_REFUSED } from './token-refused.ts';
import { type AccessDeps, type AccessWatch, watchAccess } from './watch-access.ts';
import { survivesLateResume } from './late-resume.ts';
import { watchOutages } from './watch-outages.ts';

type ClientOptions = {
  token: string;
  /** Base address of the API without a slash at its end; null is Discord itself. */
  apiUrl: string | null;
  /**
   * Which shards are connected: all that Discord recommends unless said otherwise. Null for a
   * process that only asks: it hears nothing of Discord, and learns of servers by asking.
   */
  shards?: { ids: readonly number[]; count: number } | 'all' | null;
  /** Discord has shut the bot out for good: the process should end with this message. */
  onRefused(error: UserError): void;
  /** How long one `login` waits for the gateway. */
  loginTimeoutMs?: number;
};

export type DiscordClient = Learned & {
  rest: REST;
  server: ServerView;
  /** Each interaction once, as Discord sent it. Call before `login`; what it throws is logged. */
  onInteraction(answer: (raw: unknown) => Promise<void>): void;
  /** Closes places and opens them again as the gateway tells. Call before `login`, once. */
  watchAccess(deps: AccessDeps): void;
  /** Looks again at what no event tells: the end of a timeout, a rule that is new. */
  recheckAccess(): void;
  /** The rights that a channel does not give, as far as is known. */
  lackingRights(channelId: string): Right[];
  /** Whether Discord has an outage of the channel's server, as far as is known. */
  isInOutage(place: { channelId: string; guildId: string | null }): boolean;
  /**
   * Resolves when commands can come in.
   * @throws UserError when Discord refuses the bot; TransientError when it cannot be reached within
   * the time limit, after which it may be called again.
   */
  login(): Promise<{ applicationId: string }>;
  /** Whether events come in now. */
  isConnected(): boolean;
  /** Discord's number of a channel's kind as it is now; null for one that is not known. */
  channelTypeOf(channelId: string): number | null;
  /** The language that Discord has a server speak; null for one that is not known. */
  guildLocaleOf(guildId: string): string | null;
  /** False when the server is known and has no such role. */
  hasRole: (role: { guildId: string | null; roleId: string }) => boolean;
  /** Lets answers under way finish, then goes offline. */
  close(): Promise<void>;
};

const LOGIN_TIMEOUT_MS = 30_000;
/** The connection goes on trying by itself: asking again only joins it. */
const REJOIN_LOGIN_MS = 5_000;
const CLOSE_GRACE_MS = 3_000;

const REFUSALS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_REFUSED,
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the shard that Keypoint asked for (4010).',
  [GatewayCloseCodes.ShardingRequired]:
    'This bot is in too many servers for so few shards (4011): DISCORD_SHARDS must count more.',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer speaks this version of its API (4012).',
  [GatewayCloseCodes.InvalidIntents]: 'Discord did not understand the intents of Keypoint (4013).',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord does not allow the intents of Keypoint (4014).',
};

export function createDiscordClient(deps: RestDeps, options: ClientOptions): DiscordClient {
  const { log } = deps;
  const { token, shards = 'all' } = options;
  let isClosing = false;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...shardOptions(shards),
    makeCache: smallCache(),
    ws: { buildStrategy: stayClosed(() => isClosing) },
    rest: restOptions(deps, options),
  });
  const answering = new Set<Promise<void>>();
  const refusal = refusalOf(client, (error) => options.onRefused(error));
  watchOutages({ client, log }, () => isClosing);
  survivesLateResume(client);
  client.on(Events.Error, (error) => log.error({ reason: error.message }, 'Discord client error'));
  client.on(Events.Warn, (reason) => log.warn({ reason }, 'Discord client warning'));

  let connected: Promise<void> | null = null;
  let access: AccessWatch | null = null;

  const learned = learnGuilds(client, shards !== null);
  return {
    ...learned,
    rest: client.rest,
    server: createServerView(client, learned),
    onInteraction(answer) {
      const isFirst = firstTimeOnly();
      client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: unknown) => {
        // There is no time left for it; whoever takes this process's place hears it too.
        if (isClosing || !isFirst(raw)) return;
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
      if (shards === null) return { applicationId: await reachRest(client, token) };
      await reachGateway(client, token);
      // Only once: a client that is told to log in again while it tries ends up with two connections.
      connected ??= connect(client, token);
      const limit = noGatewayAfter(options.loginTimeoutMs ?? LOGIN_TIMEOUT_MS);
      await Promise.race([connected, refusal, limit]);
      return { applicationId: client.application?.id ?? '' };
    },
    isConnected: () =>
      client.ws.shards.size > 0 && client.ws.shards.every(({ status }) => status === Status.Ready),
    guildLocaleOf: (guildId) => client.guilds.cache.get(guildId)?.preferredLocale ?? null,
    channelTypeOf: (channelId) => client.channels.cache.get(channelId)?.type ?? null,
    hasRole: ({ guildId, roleId }) =>
      client.guilds.cache.get(guildId ?? '')?.roles.cache.has(roleId) ?? true,
    async close() {
      isClosing = true;
      await Promise.race([
        Promise.allSettled([...answering, access?.ended()]),
        after(CLOSE_GRACE_MS),
      ]);
      await client.destroy();
    },
  };
}

function shardOptions(
  shards: ClientOptions['shards'],
): Pick<ClientConfig, 'shards' | 'shardCount'> {
  if (typeof shards === 'string' || !shards) return { shards: 'auto' };
  return { shards: shards.ids, shardCount: shards.count };
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
