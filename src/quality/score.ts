/** Owns the quality of an article: stated by its publisher, else the sum of what can be shown. */
import type { QualityPart } from '../articles/tables.ts';
import { SIGNALS } from './signals/index.ts';
import type { QualitySignals } from './signals/signal.ts';
import type { QualityWeights } from './weights.ts';

export type Quality = { quality: number; parts: QualityPart[] };

/** What takes a sum up to 0, the least quality. */
const FLOOR = 'floor';
const STATED = 'stated';
const EARNED = 'earned';

export function statedQuality(stated: number): Quality {
  const points = Math.round(stated);
  return {
    quality: points,
    parts: [{ name: STATED, points, reason: 'stated by its publisher' }],
  };
}

/** @returns parts that add up to the quality, which is never under 0 */
export function scoreQuality(weights: QualityWeights, signals: QualitySignals): Quality {
  const weightOf: Readonly<Record<string, number>> = { ...weights.fitted, ...weights.judged };
  const parts = SIGNALS.flatMap(({ name, score }) => {
    const shown = score(signals, weightOf[name] ?? 0);
    return shown ? [{ name, ...shown }] : [];
  });
  return sumOf(parts);
}

/** Its publisher said what it is worth. */
export function isStated(parts: readonly QualityPart[]): boolean {
  return parts.some(({ name }) => name === STATED);
}

/** Whether the outlet's record counts: nobody stated the quality, and nobody listed the outlet. */
export function canEarn(parts: readonly QualityPart[]): boolean {
  return !isStated(parts) && !parts.some(({ name }) => name === 'authority');
}

/** What the outlet's record gave to an article's quality. */
export function earnedOf(parts: readonly QualityPart[]): number {
  return parts.find(({ name }) => name === EARNED)?.points ?? 0;
}

export function withEarned(parts: readonly QualityPart[], points: number): Quality {
  const plain = parts.filter(({ name }) => name !== FLOOR && name !== EARNED);
  if (points === 0) return sumOf(plain);
  return sumOf([...plain, { name: EARNED, points, reason: 'what its outlet published before' }]);
}

function sumOf(parts: readonly QualityPart[]): Quality {
  const sum = parts.reduce((all, { points }) => all + points, 0);
  if (sum >= 0) return { quality: sum, parts: [...parts] };
  const floor = { name: FLOOR, points: -sum, reason: 'nothing is worth less than nothing' };
  return { quality: 0, parts: [...parts, floor] };
}
