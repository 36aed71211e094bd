/** Owns fitting weights of a sum to numbers: weighted ridge regression. */

export type Row = { features: readonly number[]; target: number; weight: number };

/**
 * @param ridge what a square of each coefficient costs; of those at the places in `free` nothing
 * @returns a coefficient for each feature
 */
export function leastSquares(
  rows: readonly Row[],
  { ridge, free = [] }: { ridge: number; free?: readonly number[] },
): number[] {
  const size = rows[0]?.features.length ?? 0;
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) => {
      const sum = rows.reduce((all, { features, target, weight }) => {
        const other = j === size ? target : (features[j] ?? 0);
        return all + weight * (features[i] ?? 0) * other;
      }, 0);
      return i === j && !free.includes(i) ? sum + ridge : sum;
    }),
  );
  return solve(matrix);
}

/** Gauss and Jordan, with the largest of each column for its pivot. */
export function solve(matrix: number[][]): number[] {
  for (let column = 0; column < matrix.length; column += 1) {
    const rest = matrix.slice(column);
    const pivot = rest.reduce((best, row) =>
      Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best,
    );
    const scale = pivot[column] ?? 0;
    if (scale === 0) throw new Error(`feature ${column} is the same as others, or never there`);
    const scaled = pivot.map((value) => value / scale);
    const at = matrix.indexOf(pivot);
    [matrix[at], matrix[column]] = [matrix[column] ?? [], scaled];
    for (const [row, values] of matrix.entries()) {
      if (row === column) continue;
      const factor = values[column] ?? 0;
      matrix[row] = values.map((value, j) => value - factor * (scaled[j] ?? 0));
    }
  }
  return matrix.map((row) => row.at(-1) ?? 0);
}

/**
 * With a constant, which costs nothing, and what each coefficient costs measured at a spread of 1, so
 * that it does not depend on the features' units. Slopes are whole, and the base makes up for that.
 */
export function wholeRidge(rows: readonly Row[], cost: number): { base: number; slopes: number[] } {
  const spreads = (rows[0]?.features ?? []).map((_, at) =>
    spreadOf(rows.map(({ features }) => features[at] ?? 0)),
  );
  const scaled = rows.map((row) => ({
    ...row,
    features: [
      1,
      ...spreads.map(({ mean, deviation }, at) => ((row.features[at] ?? 0) - mean) / deviation),
    ],
  }));
  const [middle = 0, ...found] = leastSquares(scaled, { ridge: cost, free: [0] });
  const slopes = spreads.map(({ deviation }, at) => Math.round((found[at] ?? 0) / deviation));
  const atMean = spreads.reduce((sum, { mean }, at) => sum + mean * (slopes[at] ?? 0), 0);
  return { base: Math.round(middle - atMean), slopes };
}

function spreadOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: square === 0 ? 1 : Math.sqrt(square) };
}
