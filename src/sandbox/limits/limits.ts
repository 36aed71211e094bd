/** Owns who has asked how often, and what of it is too much. */
import type { Clock } from '../../lib/clock.ts';
import type { BucketState, LimitsState } from '../page-protocol.ts';
import type { DiscordError } from '../wire/discord-error.ts';
import { bucketHeaders, type Headers } from './bucket-headers.ts';
import { createInvalidRequests } from './invalid-requests.ts';
import { rateLimited } from './rate-limited.ts';
import { GLOBAL, limitOf } from './table.ts';
import { createWindows, type Allowance, type Taken } from './windows.ts';

export type Limits = {
  isOn(): boolean;
  set(settings: { enabled?: boolean | undefined; invalidLimit?: number | undefined }): void;
  /** Counts a request among the bot's fifty a second: the 429 when it is one too many. */
  countGlobal(): DiscordError | undefined;
  /** Counts a request in its bucket: the headers of its answer, and the 429 when it is one too many. */
  countRoute(route: { method: string; path: string }, major: string): Counted;
  /** For limits of another kind: what is left, or undefined while limits are off. */
  count(name: string, allowance: Allowance): (Taken & { waitMs: number }) | undefined;
  /** An answer that the client should have known to avoid. */
  countInvalid(): void;
  /** Whether the address is shut out because of such answers. */
  isBanned(): boolean;
  state(): LimitsState;
};

export type Counted = { headers: Headers; refusal?: DiscordError };

const NAME_OF_GLOBAL = 'global';

export function createLimits({ clock }: { clock: Clock }, isOn: boolean): Limits {
  const buckets = createWindows();
  const global = createWindows();
  const invalid = createInvalidRequests({ clock });
  let enabled = isOn;
  const now = (): number => clock.now().getTime();

  return {
    isOn: () => enabled,
    set(settings) {
      enabled = settings.enabled ?? enabled;
      if (settings.invalidLimit !== undefined) invalid.setLimit(settings.invalidLimit);
    },
    countGlobal() {
      if (!enabled) return undefined;
      const { isOver, endsMs } = global.take(NAME_OF_GLOBAL, GLOBAL, now());
      return isOver ? rateLimited({ scope: 'global', retryAfterMs: endsMs - now() }) : undefined;
    },
    countRoute({ method, path }, major) {
      if (!enabled) return { headers: {} };
      const limit = limitOf(method, path);
      const taken = buckets.take(`${method} ${path}${major}`, limit, now());
      const headers = bucketHeaders(limit.group, taken, now());
      if (!taken.isOver) return { headers };
      const retryAfterMs = taken.endsMs - now();
      return { headers, refusal: rateLimited({ scope: 'user', retryAfterMs }) };
    },
    count(name, allowance) {
      if (!enabled) return undefined;
      const taken = buckets.take(name, allowance, now());
      return { ...taken, waitMs: taken.endsMs - now() };
    },
    countInvalid() {
      if (enabled && !invalid.isBanned()) invalid.count();
    },
    isBanned: () => enabled && invalid.isBanned(),
    state: () => {
      const { limit } = GLOBAL;
      const unused = { name: NAME_OF_GLOBAL, limit, remaining: limit, reset_after_ms: 0 };
      const [used] = shown(global, now());
      return {
        enabled,
        global: used ?? unused,
        buckets: shown(buckets, now()),
        invalid: invalid.state(),
      };
    },
  };
}

function shown(windows: ReturnType<typeof createWindows>, nowMs: number): BucketState[] {
  return windows
    .open(nowMs)
    .map(({ endsMs, ...bucket }) => ({ ...bucket, reset_after_ms: endsMs - nowMs }));
}
