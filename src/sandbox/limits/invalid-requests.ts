/** Owns the counting of invalid requests, and the ban that follows on too many. */
import type { Clock } from '../../lib/clock.ts';
import type { LimitsState } from '../page-protocol.ts';
import { INVALID } from './table.ts';

export type InvalidRequests = {
  count(): void;
  setLimit(limit: number): void;
  isBanned(): boolean;
  state(): LimitsState['invalid'];
};

/** Ten minutes begin with the first invalid request, and anew with the ban (rate-limits.mdx). */
export function createInvalidRequests({ clock }: { clock: Clock }): InvalidRequests {
  let { limit } = INVALID;
  let seen = 0;
  let endsMs = 0;
  let bannedUntilMs = 0;
  const now = (): number => clock.now().getTime();
  const isBanned = (): boolean => bannedUntilMs > now();
  const current = (): number => (endsMs > now() ? seen : 0);
  return {
    count() {
      const before = current();
      if (before === 0) endsMs = now() + INVALID.windowMs;
      seen = before + 1;
      if (seen < limit) return;
      bannedUntilMs = now() + INVALID.windowMs;
      endsMs = 0;
    },
    setLimit(wanted) {
      limit = wanted;
    },
    isBanned,
    state: () => ({ count: current(), limit, is_banned: isBanned() }),
  };
}
