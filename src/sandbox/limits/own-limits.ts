/** Owns the limits that a route finds out about by itself: a line in the route, before it acts. */
import type { APIMessage } from 'discord-api-types/v10';

import { discordError } from '../wire/discord-error.ts';
import { isRecord } from '../wire/record.ts';
import type { World } from '../world.ts';
import { rateLimited } from './rate-limited.ts';
import {
  EDIT_OF_OLD,
  EDIT_OF_PUBLISHED,
  NEW_DMS,
  OLD_MS,
  PUBLISH,
  RENAME,
  type OwnLimit,
} from './table.ts';

/**
 * Counts one; throws the 429 of a shared resource when it is one too many. Its header says a second
 * whatever the wait, which only the body has (discord-api-docs#6109).
 */
export function countShared({ limits }: World, limit: OwnLimit, resource: string): void {
  const taken = limits.count(`${limit.name} ${resource}`, limit);
  if (taken === undefined || !taken.isOver) return;
  const { code, message } = limit;
  throw rateLimited({
    scope: 'shared',
    retryAfterMs: taken.waitMs,
    headerSeconds: 1,
    code,
    message,
  });
}

export function countCrosspost(world: World, channelId: string): void {
  countShared(world, PUBLISH, channelId);
}

const CROSSPOSTED = 1 << 0;

/** Edits of what other servers have received, and of what is old, are rarer still. */
export function countEdit(world: World, message: APIMessage): void {
  if (((message.flags ?? 0) & CROSSPOSTED) !== 0) countShared(world, EDIT_OF_PUBLISHED, message.id);
  const ageMs = world.clock.now().getTime() - Date.parse(message.timestamp);
  if (ageMs > OLD_MS) countShared(world, EDIT_OF_OLD, message.channel_id);
}

/** 40003, which is no 429: Discord does not say when it will be over. */
export function countNewDm({ limits }: World): void {
  if (limits.count('new direct messages', NEW_DMS)?.isOver === true) throw discordError(40003);
}

/** The name and topic of a channel have a limit within that of the route, which its headers hide. */
export function countRename({ limits }: World, channelId: string, body: unknown): void {
  if (!isRecord(body) || (body['name'] === undefined && body['topic'] === undefined)) return;
  const taken = limits.count(`${RENAME.name} ${channelId}`, RENAME);
  if (taken?.isOver === true) throw rateLimited({ scope: 'user', retryAfterMs: taken.waitMs });
}
