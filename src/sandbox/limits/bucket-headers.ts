/** Owns the headers that tell a client how much of a bucket is left. */
import { createHash } from 'node:crypto';

import type { Taken } from './windows.ts';

export type Headers = Readonly<Record<string, string>>;

/** rate-limits.mdx, "Header Format"; times in seconds with milliseconds. */
export function bucketHeaders(group: string, taken: Taken, nowMs: number): Headers {
  const { limit, remaining, endsMs } = taken;
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': (endsMs / 1000).toFixed(3),
    'x-ratelimit-reset-after': ((endsMs - nowMs) / 1000).toFixed(3),
    'x-ratelimit-bucket': hashOf(group),
  };
}

const hashes = new Map<string, string>();

function hashOf(group: string): string {
  const known = hashes.get(group);
  if (known !== undefined) return known;
  const hash = createHash('md5').update(group).digest('hex');
  hashes.set(group, hash);
  return hash;
}
