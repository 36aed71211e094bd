/** Owns keeping to Discord's limit over all requests, however Discord's own second lies. */
import { RateLimitError } from 'discord.js';

export type GlobalWindow = {
  /**
   * Carries out a request when it is its turn, in order of arrival.
   * @throws RateLimitError while the window is shut
   */
  run<T>(request: () => Promise<T>): Promise<T>;
  /**
   * Discord said that the limit is used up: who waits, or comes before then, is turned away.
   * Answers with what.
   */
  shut(ms: number): RateLimitError;
};

type Waiter = { admit: () => void; refuse: (error: RateLimitError) => void };

/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
const LIMIT = 50;
/** A second, and what two machines' clocks may differ by in one. */
const WINDOW_MS = 1_002;

/**
 * At most fifty requests are on their way or were answered within the last second. Discord counts
 * each between its sending and its answer, so that none of its seconds, fixed or sliding, can have
 * seen 51. @discordjs/rest counts in fixed seconds of its own, by when it sends: two of them meet in
 * one of Discord's.
 */
export function createGlobalWindow(): GlobalWindow {
  const answeredAt: number[] = [];
  const waiting: Waiter[] = [];
  let underWay = 0;
  let shutUntil = 0;
  let isAlarmSet = false;

  const admitWaiting = (): void => {
    const now = performance.now();
    while (answeredAt[0] !== undefined && answeredAt[0] + WINDOW_MS <= now) answeredAt.shift();
    while (waiting.length > 0 && underWay + answeredAt.length < LIMIT) {
      underWay += 1;
      waiting.shift()?.admit();
    }
    const [oldest] = answeredAt;
    // With all of them under way the next answer comes here again.
    if (waiting.length === 0 || oldest === undefined || isAlarmSet) return;
    isAlarmSet = true;
    setTimeout(
      () => {
        isAlarmSet = false;
        admitWaiting();
      },
      oldest + WINDOW_MS - now,
    );
  };

  const turn = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const left = shutUntil - performance.now();
      if (left > 0) return reject(usedUp(left));
      waiting.push({ admit: resolve, refuse: reject });
      admitWaiting();
    });

  return {
    async run(request) {
      await turn();
      try {
        return await request();
      } finally {
        underWay -= 1;
        answeredAt.push(performance.now());
        admitWaiting();
      }
    },
    shut(ms) {
      shutUntil = Math.max(shutUntil, performance.now() + ms);
      const error = usedUp(ms);
      for (const { refuse } of waiting.splice(0)) refuse(error);
      return error;
    },
  };
}

/** As @discordjs/rest would say it of a limit of its own. */
function usedUp(ms: number): RateLimitError {
  return new RateLimitError({
    global: true,
    timeToReset: ms,
    retryAfter: ms,
    limit: LIMIT,
    method: '',
    hash: '',
    url: '',
    route: '',
    majorParameter: '',
    sublimitTimeout: 0,
    scope: 'global',
  });
}
