/** Owns which guilds are on which shard. */
import { z } from 'zod';

export type Shard = readonly [id: number, count: number];

const ShardSchema = z.tuple([z.int().min(0), z.int().min(1)]).refine(([id, count]) => id < count);

/** What IDENTIFY says of its shard: one of one without it, undefined for one that can't be. */
export function readShard(raw: unknown): Shard | undefined {
  return raw === undefined || raw === null ? [0, 1] : ShardSchema.safeParse(raw).data;
}

/** `undefined` is what belongs to no guild: direct messages, on shard 0 (events/gateway.mdx, "Sharding"). */
export function isOnShard([id, count]: Shard, guildId: string | undefined): boolean {
  return guildId === undefined ? id === 0 : (BigInt(guildId) >> 22n) % BigInt(count) === BigInt(id);
}
