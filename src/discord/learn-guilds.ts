/** Owns knowing a server of which this process's gateway does not tell: Discord is asked. */
import { type Client, DiscordAPIError, ShardClientUtil } from 'discord.js';
import { HOUR_MS, MINUTE_MS } from '../lib/spans.ts';

export type Learned = {
  /** Whether this process's own gateway tells of the server. */
  isTold(guildId: string): boolean;
  /**
   * Resolves when the server is known as it was at most `maxAgeMs` ago. At once where the gateway
   * tells of it, and in direct messages.
   * @throws what the request throws, unless Discord says that the bot is not there
   */
  learn(place: { guildId: string | null; channelId?: string }, maxAgeMs: number): Promise<void>;
  /** Whether Discord, asked last, did not show the server, and has not for less than an hour. */
  isHidden(guildId: string): boolean;
};

/** Of each the client keeps its channels and roles; the one that was asked for first goes first. */
const MOST_LEARNED = 5_000;
/** Longer than anybody takes what was learned for true. */
const KEPT_MS = 15 * MINUTE_MS;
/** An outage is over by then; the bot was removed, and no gateway told of it. */
const BELIEVED_MS = HOUR_MS;
/** The bot is not there, or there is no such thing: https://docs.discord.com/developers/topics/opcodes-and-status-codes. */
const NOT_OURS: ReadonlySet<number> = new Set([403, 404]);

/** The shard that tells of the server. */
export function shardOf({ options }: Client, guildId: string): number {
  return ShardClientUtil.shardIdForGuildId(guildId, options.shardCount ?? 1);
}

/** Whether the shards of this process's gateway tell of the server. */
export function isOfShards(client: Client, guildId: string): boolean {
  const { shards } = client.options;
  return !Array.isArray(shards) || shards.includes(shardOf(client, guildId));
}

export function learnGuilds(client: Client, hasGateway: boolean): Learned {
  /** When each was asked for, in milliseconds of the monotonic clock. */
  const askedAt = new Map<string, number>();
  const asking = new Map<string, Promise<void>>();
  /** Since when each was not shown. */
  const hiddenSince = new Map<string, number>();

  const isTold = (guildId: string): boolean => hasGateway && isOfShards(client, guildId);

  const forget = (guildId: string): void => {
    const guild = client.guilds.cache.get(guildId);
    for (const id of guild?.channels.cache.keys() ?? []) client.channels.cache.delete(id);
    client.guilds.cache.delete(guildId);
    askedAt.delete(guildId);
  };

  const hide = (guildId: string, now: number): void => {
    forget(guildId);
    hiddenSince.set(guildId, hiddenSince.get(guildId) ?? now);
    const [oldest] = hiddenSince.size > MOST_LEARNED ? hiddenSince.keys() : [];
    if (oldest !== undefined) hiddenSince.delete(oldest);
  };

  const forgetOld = (now: number): void => {
    for (const [guildId, at] of askedAt) {
      if (askedAt.size <= MOST_LEARNED && now - at <= KEPT_MS) return;
      forget(guildId);
    }
  };

  const ask = async (guildId: string): Promise<void> => {
    const now = performance.now();
    try {
      const guild = await client.guilds.fetch({ guild: guildId, force: true, withCounts: false });
      const [channels] = await Promise.all([
        guild.channels.fetch(),
        guild.members.fetchMe({ force: true }),
      ]);
      for (const [id, channel] of guild.channels.cache) {
        // Of threads the list does not tell.
        if (channel.isThread() || channels.has(id)) continue;
        guild.channels.cache.delete(id);
        client.channels.cache.delete(id);
      }
      // discord.js takes a server without its channels for one with an outage.
      guild.available = true;
      hiddenSince.delete(guildId);
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || !NOT_OURS.has(error.status)) throw error;
      hide(guildId, now);
    }
    askedAt.delete(guildId);
    askedAt.set(guildId, now);
    forgetOld(now);
  };

  return {
    isTold,
    async learn({ guildId, channelId }, maxAgeMs) {
      if (guildId === null || isTold(guildId)) return;
      const age = performance.now() - (askedAt.get(guildId) ?? Number.NEGATIVE_INFINITY);
      if (age > maxAgeMs) {
        const under = asking.get(guildId) ?? ask(guildId).finally(() => asking.delete(guildId));
        asking.set(guildId, under);
        await under;
      }
      const isMissing = channelId !== undefined && !client.channels.cache.has(channelId);
      // A thread: whether Discord shows it is told by whoever sends there.
      if (isMissing && !hiddenSince.has(guildId)) {
        await client.channels.fetch(channelId).catch(() => undefined);
      }
    },
    isHidden(guildId) {
      const since = hiddenSince.get(guildId);
      return since !== undefined && performance.now() - since < BELIEVED_MS;
    },
  };
}
