/** Owns the rate-limit headers of an answer. */
import { createHash } from 'node:crypto';

const LIMIT = 50;
const WINDOW_SECONDS = 1;

/**
 * Headers of a bucket with room left (topics/rate-limits.mdx). Nothing is enforced: a client that
 * obeys them never waits. Interaction routes have none, being exempt.
 */
export function rateLimitHeaders(bucketOf: string, nowMs: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(LIMIT),
    'x-ratelimit-remaining': String(LIMIT - 1),
    'x-ratelimit-reset': (nowMs / 1000 + WINDOW_SECONDS).toFixed(3),
    'x-ratelimit-reset-after': WINDOW_SECONDS.toFixed(3),
    'x-ratelimit-bucket': bucketHash(bucketOf),
  };
}

const hashes = new Map<string, string>();

function bucketHash(name: string): string {
  const known = hashes.get(name);
  if (known !== undefined) return known;
  const hash = createHash('md5').update(name).digest('hex');
  hashes.set(name, hash);
  return hash;
}
