/** Owns the answers to who asks too fast. */
import { DiscordError } from '../wire/discord-error.ts';

/** `user`: this bot's own limit; `shared`: the resource's, which is held against nobody. */
export type Scope = 'user' | 'global' | 'shared';

type Wait = {
  scope: Scope;
  retryAfterMs: number;
  code?: number | undefined;
  message?: string | undefined;
  /** Whole seconds of the header where they are not those of the body; null leaves it out. */
  headerSeconds?: number | null;
};

const TEXTS: Readonly<Record<Scope, string>> = {
  user: 'You are being rate limited.',
  global: 'You are being rate limited.',
  shared: 'The resource is being rate limited.',
};

/** 429 as rate-limits.mdx, "Exceeding A Rate Limit" has it; the bucket's own headers come beside. */
export function rateLimited({ scope, retryAfterMs, ...rest }: Wait): DiscordError {
  const { code, message = TEXTS[scope], headerSeconds = Math.ceil(retryAfterMs / 1000) } = rest;
  const body = { message, retry_after: retryAfterMs / 1000, global: scope === 'global' };
  const headers = {
    ...(headerSeconds === null ? {} : { 'retry-after': String(headerSeconds) }),
    ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    'x-ratelimit-scope': scope,
    via: '1.1 google',
  };
  return new DiscordError(429, code === undefined ? body : { ...body, code }, headers);
}
