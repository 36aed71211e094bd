/** Owns what the samples of a soak say: how memory grows, which handles leak, what must not be. */
import type { Violation } from '../chaos/verdict.ts';
import { leastSquares } from '../eval/least-squares.ts';
import type { BotSample } from './bot-process.ts';

export type SoakSample = BotSample & {
  /** Of moved time since the start. */
  hour: number;
  /** By table; null while only the bot itself can look (the embedded database). */
  rows: Record<string, number> | null;
};

export type Leak = { kind: string; before: number; after: number };

/** The engine compiles, caches fill, first contacts are stored: what grows then goes on growing no more. */
export const WARM_UP_HOURS = 6;
/** Of handles, at the beginning and at the end; connections come and go. */
const COMPARED = 4;
/** So many more at the end are no chance any more. */
const LEAKED = 4;

/** What `valueOf` gains in an hour: the line that fits best, of the samples after the warm-up, or of all when there are none. */
export function slopeOf(
  samples: readonly SoakSample[],
  valueOf: (sample: SoakSample) => number,
): number {
  const warm = samples.filter(({ hour }) => hour >= WARM_UP_HOURS);
  const rows = (warm.length > 1 ? warm : samples).map((sample) => ({
    features: [1, sample.hour],
    target: valueOf(sample),
    weight: 1,
  }));
  return leastSquares(rows, { ridge: 0 })[1] ?? 0;
}

/** Handles of which there are more at the end than there were after the first hour. */
export function leaksOf(samples: readonly SoakSample[]): Leak[] {
  const counted = samples.filter(({ hour }) => hour >= 1);
  const kinds = new Set(counted.flatMap(({ handles }) => Object.keys(handles)));
  const medianOf = (some: readonly SoakSample[], kind: string): number => {
    const sorted = some.map(({ handles }) => handles[kind] ?? 0).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return [...kinds].flatMap((kind) => {
    const before = medianOf(counted.slice(0, COMPARED), kind);
    const after = medianOf(counted.slice(-COMPARED), kind);
    return after - before >= LEAKED ? [{ kind, before, after }] : [];
  });
}

/** What a soak must not show. */
export function faultsOf({
  samples,
  violations,
}: {
  samples: readonly SoakSample[];
  violations: readonly Violation[];
}): string[] {
  const { warnings = [], rejections = [] } = samples.at(-1) ?? {};
  return [
    ...leaksOf(samples).map(
      ({ kind, before, after }) => `handles leak: ${kind}, ${before} at first, ${after} at the end`,
    ),
    ...rejections.map((reason) => `a rejection that nobody handled: ${reason}`),
    ...warnings.filter((warning) => warning.startsWith('MaxListeners')),
    ...violations.map(({ kind, place, what }) => `${kind}: ${place ?? ''} ${what}`),
  ];
}
