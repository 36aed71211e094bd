/** Owns IDENTIFY: who may start a session, and what it begins with. */
import { z } from 'zod';

import { isServed, type Guild } from '../state/state.ts';
import type { World } from '../world.ts';
import { guildCreate, guildDelete } from './dispatches.ts';
import { refusalOf } from './intents.ts';
import type { Link } from './link.ts';
import { OP, type CloseReason } from './packets.ts';
import { PresenceSchema } from './presence.ts';
import { deliver, hears, type Session } from './sessions.ts';
import { isOnShard, readShard, type Shard } from './shards.ts';

/** events/gateway-events.mdx, "Identify Structure". */
const IdentifySchema = z.object({
  token: z.string(),
  intents: z.unknown().optional(),
  properties: z.looseObject({}),
  compress: z.boolean().nullish(),
  large_threshold: z.int().min(50).max(250).nullish(),
  shard: z.unknown().optional(),
  presence: PresenceSchema.nullish(),
});

export function identify(world: World, link: Link, raw: unknown): void {
  const { sessions, starts } = world.gateway;
  const judged = judge(world, raw);
  if (typeof judged === 'string') return link.refuse(judged);
  const start = starts.take(judged.shard[0]);
  if (start === 'none-left') return endAll(world);
  if (start === 'too-soon') return link.write({ op: OP.invalidSession, d: false });
  const { intents, shard } = judged;
  begin(world, sessions.open({ intents, shard }, link), judged.isSharded);
  world.events.emit({ type: 'control' });
  return undefined;
}

/** In the order in which Discord would have to find it out: token, shard, intents, guilds. */
function judge(
  world: World,
  raw: unknown,
): { intents: number; shard: Shard; isSharded: boolean } | CloseReason {
  const { state, gateway } = world;
  const parsed = IdentifySchema.safeParse(raw);
  if (!parsed.success) return 'decodeError';
  const { token, intents } = parsed.data;
  if (token.replace(/^Bot /u, '') !== state.token) return 'authenticationFailed';
  const shard = readShard(parsed.data.shard);
  if (shard === undefined) return 'invalidShard';
  const refusal = refusalOf(intents, gateway.settings.privilegedIntents);
  if (refusal !== undefined) return refusal;
  const isTooLarge = guildsOn(world, shard).length > gateway.settings.mostGuildsPerShard;
  if (isTooLarge) return 'shardingRequired';
  const isSharded = Array.isArray(parsed.data.shard);
  return { intents: Number(intents), shard, isSharded };
}

function guildsOn({ state }: World, shard: Shard): Guild[] {
  return [...state.guilds.values()].filter(
    ({ id, members }) => members.has(state.botUserId) && isOnShard(shard, id),
  );
}

/** Discord ends every session and resets the token (events/gateway.mdx, "Identifying"); the token stays here. */
function endAll({ gateway: { sessions, links } }: World): void {
  for (const session of sessions.all()) sessions.end(session);
  for (const link of links) link.refuse('authenticationFailed');
}

/** READY names the guilds as unavailable, and each follows as GUILD_CREATE, or GUILD_DELETE in an outage. */
function begin(world: World, session: Session, isSharded: boolean): void {
  const { state, addresses } = world;
  const { shard } = session;
  const guilds = guildsOn(world, shard);
  const ready = {
    v: 10,
    user: { ...state.users.get(state.botUserId), mfa_enabled: true, verified: true, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: addresses.resume,
    application: { id: state.applicationId, flags: 0 },
    ...(isSharded ? { shard } : {}),
    private_channels: [],
    relationships: [],
    presences: [],
    user_settings: {},
    geo_ordered_rtc_regions: [],
    guild_join_requests: [],
    _trace: [],
  };
  deliver(session, { name: 'READY', data: ready });
  for (const guild of guilds) {
    const dispatch = isServed(state, guild)
      ? guildCreate(world, guild, session.intents)
      : guildDelete(guild, true);
    if (hears(session, dispatch)) deliver(session, dispatch);
  }
}
