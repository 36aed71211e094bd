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

type Waiter = { admit: (end: () => void) => void; refuse: (error: RateLimitError) => void };

/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
const LIMIT = 50;
/** A second, and what two machines' clocks may differ by in one. */
const WINDOW_MS = 1_002;
/** After so long Discord has counted what it has not answered: it must not hold the others up. */
const COUNTED_AFTER_MS = 2_000;

/**
 * At most fifty requests are on their way or were answered within the last second. Discord counts
 * each between its sending and its answer, so that none of its seconds, fixed or sliding, can have
 * seen 51. @discordjs/rest counts in fixed seconds of its own, by when it sends: two of them meet in
 * one of Discord's. The price is a round trip for every second.
 * @param limit of one process among several of one token: its share of the fifty
 */
export function createGlobalWindow(limit = LIMIT): GlobalWindow {
  const answeredAt: number[] = [];
  const underWay = new Set<{ sentAt: number }>();
  const waiting: Waiter[] = [];
  let shutUntil = 0;
  let alarm: NodeJS.Timeout | undefined;

  const answered = (request: { sentAt: number }): void => {
    if (underWay.delete(request)) answeredAt.push(performance.now());
  };

  const admitWaiting = (): void => {
    const now = performance.now();
    for (const request of underWay) if (request.sentAt + COUNTED_AFTER_MS <= now) answered(request);
    while (answeredAt[0] !== undefined && answeredAt[0] + WINDOW_MS <= now) answeredAt.shift();
    while (waiting.length > 0 && underWay.size + answeredAt.length < limit) {
      const request = { sentAt: now };
      underWay.add(request);
      waiting.shift()?.admit(() => {
        answered(request);
        admitWaiting();
      });
    }
    clearTimeout(alarm);
    if (waiting.length === 0) return;
    const [oldest] = underWay;
    const frees = [
      (answeredAt[0] ?? Number.POSITIVE_INFINITY) + WINDOW_MS,
      (oldest?.sentAt ?? Number.POSITIVE_INFINITY) + COUNTED_AFTER_MS,
    ];
    alarm = setTimeout(admitWaiting, Math.min(...frees) - now);
  };

  /** Answers what to call when the request has its answer. */
  const turn = (): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const left = shutUntil - performance.now();
      if (left > 0) return reject(usedUp(left));
      waiting.push({ admit: resolve, refuse: reject });
      admitWaiting();
    });

  return {
    async run(request) {
      const end = await turn();
      try {
        return await request();
      } finally {
        end();
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
