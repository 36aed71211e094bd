/** Owns how many commands may be created a day, in all and in each guild. */
import type { Clock } from '../../lib/clock.ts';
import { rateLimited } from '../limits/rate-limited.ts';
import type { DiscordError } from '../wire/discord-error.ts';

/** "A global rate limit of 200 application command creates per day, per guild". */
const MOST_A_DAY = 200;
const DAY_MS = 24 * 60 * 60 * 1000;

export type CommandCreates = {
  /** Counts new commands of a scope; 429 with 30034 for those beyond the day's, none counted then. */
  take(guildId: string | undefined, count: number): void;
};

export function createCommandCreates({ clock }: { clock: Clock }): CommandCreates {
  /** Times of creation by scope, oldest first. */
  const made = new Map<string, number[]>();
  return {
    take(guildId, count) {
      const nowMs = clock.now().getTime();
      const scope = guildId ?? '';
      const ofToday = (made.get(scope) ?? []).filter((atMs) => nowMs - atMs < DAY_MS);
      if (count > 0 && ofToday.length + count > MOST_A_DAY) {
        throw tooManyToday((ofToday[0] ?? nowMs) + DAY_MS - nowMs);
      }
      made.set(scope, [...ofToday, ...Array.from({ length: count }, () => nowMs)]);
    },
  };
}

/** A limit shared by all who have the token; its body says when the first of them is forgotten. */
function tooManyToday(retryAfterMs: number): DiscordError {
  const message = 'Max number of daily application command creates has been reached (200)';
  return rateLimited({ scope: 'shared', retryAfterMs, code: 30_034, message });
}
