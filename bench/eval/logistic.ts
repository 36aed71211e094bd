/** Owns fitting log-odds to examples: logistic regression by Newton's method. */
import { solve } from './least-squares.ts';

export type Example = { features: Float64Array; isTrue: boolean };

const STEPS = 20;
const SMALL_STEP = 1e-4;

/**
 * @param ridge what a square of each weight costs, per example, with features of variance 1
 * @returns the weights of the features as they are, and the bias
 */
export function logistic(
  examples: readonly Example[],
  { ridge }: { ridge: number },
): { weights: number[]; bias: number } {
  const size = examples[0]?.features.length ?? 0;
  const { means, deviations } = spread(examples, size);
  const scaled = new Float64Array(size + 1);
  scaled[size] = 1;
  let weights = new Float64Array(size + 1);
  for (let step = 0; step < STEPS; step += 1) {
    const curve = Array.from({ length: size + 1 }, () => new Float64Array(size + 2));
    for (const { features, isTrue } of examples) {
      let sum = weights[size] ?? 0;
      for (let at = 0; at < size; at += 1) {
        scaled[at] = ((features[at] ?? 0) - (means[at] ?? 0)) / (deviations[at] ?? 1);
        sum += (weights[at] ?? 0) * (scaled[at] ?? 0);
      }
      const chance = 1 / (1 + Math.exp(-sum));
      addExample(curve, scaled, { slope: Number(isTrue) - chance, bend: chance * (1 - chance) });
    }
    const cost = ridge * examples.length;
    for (let at = 0; at < size; at += 1) {
      add(curve, at, at, cost);
      add(curve, at, size + 1, -cost * (weights[at] ?? 0));
    }
    const moves = solve(curve.map((row, at) => mirrored(curve, row, at, size)));
    weights = weights.map((weight, at) => weight + (moves[at] ?? 0));
    if (Math.max(...moves.map(Math.abs)) < SMALL_STEP) break;
  }
  const plain = Array.from({ length: size }, (_, at) => (weights[at] ?? 0) / (deviations[at] ?? 1));
  const shift = plain.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0);
  return { weights: plain, bias: (weights[size] ?? 0) - shift };
}

/** The lower half of the curvature, and the slope in the last column. */
function addExample(
  curve: readonly Float64Array[],
  scaled: Float64Array,
  { slope, bend }: { slope: number; bend: number },
): void {
  for (let row = 0; row < scaled.length; row += 1) {
    const line = curve[row];
    const value = scaled[row] ?? 0;
    if (!line) continue;
    for (let column = 0; column <= row; column += 1) {
      line[column] = (line[column] ?? 0) + bend * value * (scaled[column] ?? 0);
    }
    line[scaled.length] = (line[scaled.length] ?? 0) + slope * value;
  }
}

function add(curve: readonly Float64Array[], row: number, column: number, value: number): void {
  const line = curve[row];
  if (line) line[column] = (line[column] ?? 0) + value;
}

function mirrored(
  curve: readonly Float64Array[],
  row: Float64Array,
  at: number,
  size: number,
): number[] {
  return Array.from(row, (value, column) =>
    column > at && column <= size ? (curve[column]?.[at] ?? 0) : value,
  );
}

function spread(examples: readonly Example[], size: number) {
  const means = new Float64Array(size);
  const deviations = new Float64Array(size);
  for (const { features } of examples) {
    for (let at = 0; at < size; at += 1) {
      means[at] = (means[at] ?? 0) + (features[at] ?? 0) / examples.length;
    }
  }
  for (const { features } of examples) {
    for (let at = 0; at < size; at += 1) {
      const off = (features[at] ?? 0) - (means[at] ?? 0);
      deviations[at] = (deviations[at] ?? 0) + (off * off) / examples.length;
    }
  }
  // What is the same everywhere says nothing.
  return { means, deviations: deviations.map((variance) => Math.sqrt(variance) || 1) };
}
