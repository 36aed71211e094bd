/** Owns how Discord counts characters. */

/**
 * Length in Unicode code points, as Discord's Python API counts
 * (https://github.com/discord/discord-api-docs/issues/1315).
 */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
