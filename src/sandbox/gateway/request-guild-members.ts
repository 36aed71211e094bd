/** Owns REQUEST_GUILD_MEMBERS (op 8) and the chunks that answer it. */
import { z } from 'zod';

import { shapeMember } from '../shape.ts';
import { isServed, type Guild, type Member } from '../state/state.ts';
import type { World } from '../world.ts';
import { INTENTS } from './intents.ts';
import type { Link } from './link.ts';
import { deliver, type Session } from './sessions.ts';
import { isOnShard } from './shards.ts';

const CHUNK = 1000;
/** Most that a search by the beginning of a name gives, and most ids that can be asked for. */
const MOST_FOUND = 100;

/** events/gateway-events.mdx, "Request Guild Members Structure". */
const RequestSchema = z
  .object({
    guild_id: z.string(),
    query: z.string().optional(),
    limit: z.int().min(0).optional(),
    user_ids: z.union([z.string(), z.array(z.string()).max(MOST_FOUND)]).optional(),
    nonce: z.string().optional(),
  })
  .refine(({ query, user_ids: ids }) => (query === undefined) !== (ids === undefined))
  .refine(({ query, limit }) => query === undefined || limit !== undefined);

type Request = z.infer<typeof RequestSchema>;

/** Answers with GUILD_MEMBERS_CHUNK, also where nobody is found. */
export function requestGuildMembers(
  world: World,
  { link, session }: { link: Link; session: Session },
  raw: unknown,
): void {
  const parsed = RequestSchema.safeParse(raw);
  if (!parsed.success) return link.refuse('decodeError');
  const { guild_id: guildId, nonce } = parsed.data;
  const guild = world.state.guilds.get(guildId);
  if (guild === undefined || !isServed(world.state, guild)) return undefined;
  if (!isOnShard(session.shard, guildId)) return undefined;
  const wantsAll = parsed.data.query === '' && parsed.data.limit === 0;
  // The whole list needs the intent (events/gateway-events.mdx, "Request Guild Members").
  if (wantsAll && (session.intents & INTENTS.guildMembers) === 0) return undefined;
  const { found, missing } = membersOf(world, guild, parsed.data);
  const chunks = Math.max(1, Math.ceil(found.length / CHUNK));
  for (let index = 0; index < chunks; index += 1) {
    const members = found.slice(index * CHUNK, (index + 1) * CHUNK);
    const data = {
      guild_id: guildId,
      members: members.map((member) => shapeMember(world.state, member)),
      chunk_index: index,
      chunk_count: chunks,
      ...(missing.length === 0 ? {} : { not_found: missing }),
      // A longer one is not sent back.
      ...(nonce === undefined || Buffer.byteLength(nonce) > 32 ? {} : { nonce }),
    };
    deliver(session, { name: 'GUILD_MEMBERS_CHUNK', data });
  }
  return undefined;
}

function membersOf(
  { state }: World,
  guild: Guild,
  { query, limit, user_ids: ids }: Request,
): { found: Member[]; missing: string[] } {
  const all = [...guild.members.values()];
  if (ids !== undefined) {
    const wanted = typeof ids === 'string' ? [ids] : ids;
    const found = wanted.flatMap((id) => guild.members.get(id) ?? []);
    return { found, missing: wanted.filter((id) => !guild.members.has(id)) };
  }
  if (query === undefined || (query === '' && limit === 0)) return { found: all, missing: [] };
  const start = query.toLowerCase();
  const found = all.filter(({ user_id: id, nick }) =>
    [nick, state.users.get(id)?.username].some((name) => name?.toLowerCase().startsWith(start)),
  );
  const most = limit === undefined || limit === 0 ? MOST_FOUND : Math.min(limit, MOST_FOUND);
  return { found: found.slice(0, most), missing: [] };
}
