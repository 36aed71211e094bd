/** Owns hearing from the gateway which places closed or opened, and telling delivery of it. */
import { type Client, Events } from 'discord.js';
import { GatewayDispatchEvents, InteractionContextType, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { closeChannel, leaveGuild } from '../delivery/close-places.ts';
import { reopenDirectMessages } from '../delivery/reopen-places.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { otherGuilds } from '../subscriptions/membership.ts';
import { shardOf } from './learn-guilds.ts';
import { plainLine } from './markup.ts';
import { createReopener } from './reopen-open.ts';
import { storedReason } from './texts/reasons.ts';

export type AccessDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  /** Whether there may be processes that no gateway tells, or not of the same servers. */
  tellsOthers?: boolean;
  wakeDelivery(): void;
};

export type AccessWatch = {
  /** Looks again at what no event tells: the end of a timeout, a rule that is new. */
  recheck(): void;
  /** Resolves when what was heard is written down. */
  ended(): Promise<void>;
};

const NAME_LENGTH = 100;

const THREAD_EVENTS = [
  GatewayDispatchEvents.ThreadCreate,
  GatewayDispatchEvents.ThreadUpdate,
  GatewayDispatchEvents.ThreadListSync,
] as const;

const readySchema = z.object({ guilds: z.array(z.object({ id: z.string() })) });
const deletedSchema = z.object({ id: z.string(), name: z.string().nullish() });
const threadSchema = z.object({ guild_id: z.string(), newly_created: z.boolean().optional() });
const directSchema = z.object({
  context: z.literal(InteractionContextType.BotDM),
  user: z.object({ id: z.string() }),
});

/**
 * Call before the client logs in. Events may come twice and in any order ("Eventual Consistency" in
 * Discord's reference): each only says where to look, and what is done twice is done once.
 */
export function watchAccess(client: Client, deps: AccessDeps): AccessWatch {
  const { log } = deps;
  let last: Promise<void> = Promise.resolve();
  /** One after the other, in the order in which Discord told it. */
  const then = (run: () => Promise<void>): void => {
    last = last.then(run).catch((error: unknown) => {
      log.error({ reason: messageOf(error) }, 'what Discord told of a channel could not be noted');
    });
  };
  const reopener = createReopener(client, deps, then);

  const leave = async (guildId: string): Promise<void> => {
    if (await isStillIn(client, guildId)) return;
    const places = await leaveGuild(deps, guildId);
    if (places > 0) log.info({ guild: guildId, places }, 'removed from a server; its alerts wait');
  };
  const close = async (channelId: string, reason: string): Promise<void> => {
    if (!(await closeChannel(deps, { channelId, reason }))) return;
    log.info({ channel: channelId }, 'a channel that gets alerts was deleted');
    deps.wakeDelivery();
  };

  client.ws.on(GatewayDispatchEvents.Ready, (raw: unknown, shardId: number) => {
    const ids = readySchema.parse(raw).guilds.map(({ id }) => id);
    then(async () => {
      for (const guildId of await otherGuilds(deps, ids)) {
        // Each shard tells of its own servers.
        if (shardOf(client, guildId) === shardId) await leave(guildId);
      }
    });
  });
  client.on(Events.GuildDelete, ({ id }) => then(() => leave(id)));
  client.ws.on(GatewayDispatchEvents.ChannelDelete, (raw: unknown) => {
    const { id, name } = deletedSchema.parse(raw);
    const reason = deletedReason('channel', name);
    // Of its threads Discord says nothing more; the cache has them until this event is through.
    const threads = client.channels.cache.filter((one) => one.isThread() && one.parentId === id);
    for (const channelId of [id, ...threads.keys()]) then(() => close(channelId, reason));
  });
  client.ws.on(GatewayDispatchEvents.ThreadDelete, (raw: unknown) => {
    const { id } = deletedSchema.parse(raw);
    const thread = client.channels.cache.get(id);
    const name = thread?.isThread() ? thread.name : null;
    then(() => close(id, deletedReason('thread', name)));
  });
  watchOpenings(client, reopener);
  if (deps.tellsOthers) {
    client.on(Events.GuildUnavailable, ({ id }) => reopener.look(id));
    client.on(Events.GuildUpdate, (_old, { id }) => reopener.look(id));
  }
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: unknown) => {
    then(() => reopenForWriter(deps, raw));
  });

  return { recheck: () => reopener.recheck(), ended: () => last };
}

/** Whoever writes to the bot in direct messages lets it write there. @param raw an interaction */
export async function reopenForWriter(deps: AccessDeps, raw: unknown): Promise<void> {
  const direct = directSchema.safeParse(raw);
  if (!direct.success) return;
  if (await reopenDirectMessages(deps, direct.data.user.id)) deps.wakeDelivery();
}

type Reopener = ReturnType<typeof createReopener>;

/** Everything by which a channel can become open to the bot. */
function watchOpenings(client: Client, reopener: Reopener): void {
  const isOwn = ({ id }: { id: string }): boolean => id === client.user?.id;
  client.once(Events.ClientReady, () => reopener.arrive([...client.guilds.cache.keys()]));
  client.on(Events.GuildCreate, ({ id }) => reopener.arrive([id]));
  client.on(Events.GuildAvailable, ({ id }) => reopener.arrive([id]));
  client.on(Events.GuildRoleUpdate, (_old, { guild }) => reopener.look(guild.id));
  client.on(Events.GuildRoleDelete, ({ guild }) => reopener.look(guild.id));
  client.on(Events.GuildMemberUpdate, (_old, member) => {
    if (isOwn(member)) reopener.look(member.guild.id);
  });
  client.on(Events.GuildMemberAvailable, (member) => {
    if (isOwn(member)) reopener.look(member.guild.id);
  });
  client.on(Events.ChannelUpdate, (before, channel) => {
    if (before.isDMBased() || channel.isDMBased()) return;
    if (fitnessOf(before) !== fitnessOf(channel)) reopener.refit(channel.id);
    reopener.look(channel.guild.id);
  });
  // Not the client's own event: it comes only for threads that it knew before.
  for (const event of THREAD_EVENTS) {
    client.ws.on(event, (raw: unknown) => {
      const { guild_id: guildId, newly_created: isNew } = threadSchema.parse(raw);
      // One that was just made is nobody's choice yet; else the bot was let into a private one.
      if (isNew !== true) reopener.look(guildId);
    });
  }
}

/** What decides whether a channel can take cards at all: its kind, and a forum's tags. */
function fitnessOf(channel: { type: number; flags: { bitfield: number } }): string {
  const tags = 'availableTags' in channel ? channel.availableTags : [];
  return JSON.stringify([channel.type, channel.flags.bitfield, tags]);
}

/** A removal and an invitation may change places on their way. */
async function isStillIn(client: Client, guildId: string): Promise<boolean> {
  try {
    await client.rest.get(Routes.guild(guildId));
    return true;
  } catch {
    // Refused, or without an answer: then the event is what we know.
    return false;
  }
}

function deletedReason(what: 'channel' | 'thread', name: string | null | undefined): string {
  const shown = plainLine(name ?? '', NAME_LENGTH);
  return shown === ''
    ? storedReason(`${what}Deleted`)
    : storedReason(`${what}DeletedNamed`, { name: shown });
}
