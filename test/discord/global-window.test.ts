import { RateLimitError } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGlobalWindow } from '../../src/discord/global-window.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const after = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** Numbers from 0 to 1 that look random and are the same in every run. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** The most that fall into any second, however it lies. */
function mostInOneSecond(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const counts = sorted.map(
    (from, index) => sorted.slice(index).filter((at) => at < from + 1_000).length,
  );
  return Math.max(...counts);
}

describe('the window over all requests', () => {
  it.each([
    ['at once', 1, 0],
    ['after 30 ms', 2, 30],
    ['sometimes late', 3, 900],
  ])(
    'lets Discord count at most 50 in any second when it answers %s',
    async (_how, seed, latency) => {
      const window = createGlobalWindow();
      const random = numbers(seed);
      const counted: number[] = [];
      const all = Array.from({ length: 300 }, () =>
        window.run(async () => {
          const [there, back] = [random() * latency, random() * latency];
          await after(there);
          counted.push(performance.now());
          await after(back);
        }),
      );
      await vi.runAllTimersAsync();
      await Promise.all(all);
      expect(counted).toHaveLength(300);
      expect(mostInOneSecond(counted)).toBe(50);
    },
  );

  it('lets the first fifty go at once and the others in the order in which they came', async () => {
    const window = createGlobalWindow();
    const begun: number[] = [];
    for (let index = 0; index < 55; index += 1) {
      void window.run(async () => {
        begun.push(index);
      });
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toHaveLength(50);
    await vi.runAllTimersAsync();
    expect(begun).toEqual(Array.from({ length: 55 }, (_, index) => index));
  });

  it('lets the next go a second after the first was answered', async () => {
    const window = createGlobalWindow();
    let asked = 0;
    for (let index = 0; index < 100; index += 1) {
      void window.run(() => {
        asked += 1;
        return after(100);
      });
    }
    await vi.advanceTimersByTimeAsync(1_100);
    expect(asked).toBe(50);
    await vi.advanceTimersByTimeAsync(3);
    expect(asked).toBe(100);
  });

  it('counts a request that failed, which Discord may have counted', async () => {
    const window = createGlobalWindow();
    const failed = Array.from({ length: 50 }, () =>
      window.run(() => Promise.reject(new Error('the connection broke'))),
    );
    await Promise.allSettled(failed);
    const next = vi.fn<() => Promise<void>>().mockResolvedValue();
    void window.run(next);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(next).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    expect(next).toHaveBeenCalledOnce();
  });

  it('does not let those that hang hold up the others for longer than three seconds', async () => {
    const window = createGlobalWindow();
    for (let index = 0; index < 50; index += 1) void window.run(() => after(60_000));
    const next = vi.fn<() => Promise<void>>().mockResolvedValue();
    void window.run(next);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(next).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(3);
    expect(next).toHaveBeenCalledOnce();
  });

  it('turns away who waits and who comes once Discord says that the limit is used up', async () => {
    const window = createGlobalWindow();
    for (let index = 0; index < 50; index += 1) void window.run(() => after(10));
    const waiting = window.run(async () => 'sent');
    window.shut(5_000);
    await expect(waiting).rejects.toThrow(RateLimitError);
    await vi.advanceTimersByTimeAsync(4_000);
    const early = window.run(async () => 'sent');
    await expect(early).rejects.toMatchObject({ global: true, retryAfter: 1_000 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await window.run(async () => 'sent')).toBe('sent');
  });
});
