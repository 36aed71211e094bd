/** Owns which requests of one route share a bucket. */
import { DISCORD_EPOCH_MS } from '../state/snowflake.ts';

type Params = Readonly<Record<string, string>>;

const HAS_MAJOR = /^\/(?:channels|guilds|webhooks)\//u;

/**
 * The top-level resource of a request (rate-limits.mdx): a channel, a guild, a webhook with its token.
 * With a space before it, to follow the route's name.
 */
export function majorOf(
  { method, path }: { method: string; path: string },
  params: Params,
  nowMs: number,
): string {
  if (!HAS_MAJOR.test(path)) return '';
  const [first = '', second = ''] = Object.values(params);
  if (path.startsWith('/webhooks/')) return ` ${first}/${second}`;
  return ` ${first}${method === 'DELETE' ? ageOf(params['message_id'], nowMs) : ''}`;
}

const YOUNG_MS = 10_000;
const OLD_MS = 14 * 24 * 60 * 60 * 1000;

/** Deletions of fresh and of old messages are counted apart (discordjs/rest and nirn-proxy do so). */
function ageOf(messageId: string | undefined, nowMs: number): string {
  if (messageId === undefined || !/^\d+$/u.test(messageId)) return '';
  const ageMs = nowMs - DISCORD_EPOCH_MS - Number(BigInt(messageId) >> 22n);
  if (ageMs < YOUNG_MS) return ' fresh';
  return ageMs > OLD_MS ? ' old' : '';
}
