/** Owns the proof that the pool is shared fairly: nobody's channel waits for another's. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lane, Ran } from '../../src/delivery/lane.ts';
import { startDeliveryWorker } from '../../src/delivery/worker.ts';
import { silentLog } from '../../src/lib/log.ts';
import { testClock } from '../support/factories.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const LATENCY_MS = 30;
const DONE: Ran = { restMs: 0 };

const after = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** A channel that answers after this long; with `rest`, one that lets five through in five seconds. */
type Channel = { latencyMs?: number; rest?: boolean };
type Begun = { lane: string; channel: number; at: number };

/** Lanes in memory that claim as those of the database do: oldest first, two of one channel. */
function world(channels: Record<number, Channel> = {}) {
  const begun: Begun[] = [];
  const windows = new Map<number, { until: number; left: number }>();

  function restOf(channel: number): number {
    const known = windows.get(channel);
    const now = performance.now();
    const window = known && known.until > now ? known : { until: now + 5_000, left: 5 };
    windows.set(channel, window);
    if (window.left === 0) return window.until - now;
    window.left -= 1;
    return 0;
  }

  function lane(name: string, queue: number[]): Lane {
    return {
      name,
      async claim({ limit, busy }) {
        await Promise.resolve();
        const picked = queue.filter((channel) => !busy.includes(channel)).slice(0, limit);
        const taken = picked.filter(
          (channel, index) => picked.slice(0, index).filter((one) => one === channel).length < 2,
        );
        for (const channel of taken) queue.splice(queue.indexOf(channel), 1);
        return taken.map((channel) => ({
          destinationId: channel,
          async run() {
            const { latencyMs = LATENCY_MS, rest = false } = channels[channel] ?? {};
            const restMs = rest ? restOf(channel) : 0;
            if (restMs > 0) {
              queue.push(channel);
              return { restMs };
            }
            begun.push({ lane: name, channel, at: performance.now() });
            await after(latencyMs);
            return DONE;
          },
        }));
      },
      release: async () => undefined,
    };
  }

  return { begun, lane };
}

const start = (lanes: Lane[]) =>
  startDeliveryWorker(
    { clock: testClock(), log: silentLog(), lanes, worker: 'w' },
    () => undefined,
  );
const channelsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => first + index);
const times = (begun: readonly Begun[], channel: number) =>
  begun.filter((each) => each.channel === channel).map(({ at }) => at);

describe('the pool', () => {
  it('lets a hundred channels pass one that has thirty messages before theirs', async () => {
    const { begun, lane } = world({ 1: { rest: true } });
    const others = channelsFrom(2, 100);
    const from = performance.now();
    start([lane('posts', [...Array.from({ length: 30 }, () => 1), ...others])]);
    await vi.advanceTimersByTimeAsync(200);
    expect(new Set(begun.map(({ channel }) => channel))).toEqual(new Set([1, ...others]));
    expect(times(begun, 1)).toHaveLength(5);
    await vi.advanceTimersByTimeAsync(25_500);
    const [last] = times(begun, 1).slice(-1);
    expect(times(begun, 1)).toHaveLength(30);
    // Five windows have to pass before the sixth, and each is taken up as it begins.
    expect((last ?? 0) - from).toBeLessThan(25_600);
  });

  it('leaves a resting channel alone until it takes messages again', async () => {
    const { begun, lane } = world({ 1: { rest: true } });
    const posts = lane(
      'posts',
      Array.from({ length: 12 }, () => 1),
    );
    const claims: { at: number; isBusy: boolean }[] = [];
    start([
      {
        ...posts,
        claim: (args) => {
          claims.push({ at: performance.now(), isBusy: args.busy.includes(1) });
          return posts.claim(args);
        },
      },
    ]);
    await vi.advanceTimersByTimeAsync(4_900);
    const [first = 0] = times(begun, 1);
    const resting = claims.filter(({ at }) => at > first + 1_000 && at < first + 4_900);
    expect(resting.length).toBeGreaterThan(0);
    expect(resting.every(({ isBusy }) => isBusy)).toBe(true);
    await vi.advanceTimersByTimeAsync(300);
    const [next = 0] = times(begun, 1).slice(5);
    expect(next - first).toBeGreaterThanOrEqual(5_000);
    expect(next - first).toBeLessThan(5_100);
  });

  it('lets a hundred channels pass one that hangs', async () => {
    const { begun, lane } = world({ 1: { latencyMs: 60_000 } });
    const others = channelsFrom(2, 100);
    start([lane('posts', [1, 1, 1, ...others])]);
    await vi.advanceTimersByTimeAsync(200);
    expect(new Set(begun.map(({ channel }) => channel))).toEqual(new Set([1, ...others]));
    expect(times(begun, 1)).toHaveLength(2);
  });

  it('gives the places of what hangs to the others, so that they never hold them all', async () => {
    const hanging = channelsFrom(1, 64);
    const { begun, lane } = world(
      Object.fromEntries(hanging.map((channel) => [channel, { latencyMs: 60_000 }])),
    );
    const others = channelsFrom(100, 100);
    start([lane('posts', [...hanging, ...others])]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(begun).toHaveLength(64);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(begun).toHaveLength(164);
  });

  it('posts every alert before it edits anything', async () => {
    const { begun, lane } = world();
    const busy = Array.from({ length: 70 }, () => 1);
    const posts = lane('posts', [...busy, ...channelsFrom(2, 100)]);
    start([posts, lane('edits', channelsFrom(200, 100))]);
    await vi.advanceTimersByTimeAsync(400);
    const firstEdit = begun.findIndex((each) => each.lane === 'edits');
    const waiting = begun.slice(firstEdit).filter((each) => each.lane === 'posts');
    expect(firstEdit).toBeGreaterThan(0);
    // Only the busy channel's own turn may come later.
    expect(new Set(waiting.map(({ channel }) => channel))).toEqual(new Set([1]));
  });

  it('never has more under way than its places', async () => {
    const { begun, lane } = world();
    start([lane('posts', channelsFrom(1, 500))]);
    await vi.advanceTimersByTimeAsync(LATENCY_MS - 1);
    expect(begun).toHaveLength(64);
  });
});
