/** Owns the reading of JSON from outside, no deeper than our own recursions can follow. */

/** Far above what any route takes; a few thousand would overflow the stack of who walks it. */
const MOST_LEVELS = 100;

/** The value that a text says; a SyntaxError when it says none, or nests too deep. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (nestsDeeperThan(value, MOST_LEVELS)) throw new SyntaxError('JSON is nested too deep');
  return value;
}

/** Level by level, since a recursion would be the first to overflow. */
function nestsDeeperThan(value: unknown, levels: number): boolean {
  let layer = [value];
  for (let level = 0; level <= levels; level += 1) {
    layer = layer.flatMap((one): unknown[] =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
    if (layer.length === 0) return false;
  }
  return true;
}
