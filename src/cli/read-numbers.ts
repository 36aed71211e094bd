/** Owns reading the numbers that somebody typed. */
import { UserError } from '../lib/errors.ts';

/** Numbers of ours stay far below; what is longer is none. */
const LONGEST_NUMBER = 15;

/**
 * @param flag as it is typed: `--limit`
 * @throws UserError with an example
 */
export function readCount(
  flag: string,
  text: string | undefined,
  { fallback, example, most = Infinity }: { fallback: number; example: number; most?: number },
): number {
  const count = text === undefined ? fallback : Number(text);
  if (Number.isInteger(count) && count > 0 && count <= most) return count;
  const bounds = most === Infinity ? 'from 1' : `from 1 to ${most}`;
  throw new UserError(`${flag} must be a whole number ${bounds}. Example: ${flag} ${example}`);
}

/**
 * @param what whose number it is: `story`
 * @throws UserError that says which is none
 */
export function readNumber(text: string, what: string): number {
  if (/^\d+$/.test(text) && text.length <= LONGEST_NUMBER) return Number(text);
  throw new UserError(`"${text}" is no number of ${what}. Example: 12`);
}
