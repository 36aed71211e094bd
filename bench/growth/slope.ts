/** Owns reading off how a cost grows: pure, from what it was at each size. */

export type Point = { size: number; value: number };

/** Below it a cost is called flat, from it on linear, above it worse: noise moves a slope by 0.1. */
const FLAT = 0.2;
const LINEAR = 0.8;
const WORSE = 1.2;

/**
 * Least squares through the logarithms of both: the exponent with which the value grows. 0 is flat, 1
 * linear, 2 square. What is paid at every size lowers it; the slope of the last points has less of that.
 */
export function slopeOf(points: readonly Point[]): number {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(logs.map(({ x }) => x)), mean(logs.map(({ y }) => y))];
  let [both, square] = [0, 0];
  for (const { x, y } of logs) {
    both += (x - meanX) * (y - meanY);
    square += (x - meanX) ** 2;
  }
  return both / square;
}

export type Growth = 'flat' | 'slower than linear' | 'linear' | 'worse than linear';

export function growthOf(slope: number): Growth {
  if (slope < FLAT) return 'flat';
  if (slope < LINEAR) return 'slower than linear';
  return slope <= WORSE ? 'linear' : 'worse than linear';
}
