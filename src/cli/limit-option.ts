/** Owns the option that says how many lines a list has. */
import type { CliCall, CliOption } from './definition.ts';
import { readCount } from './read-numbers.ts';

const LIMIT = 20;

export const limitOption: CliOption = {
  flags: '--limit <number>',
  what: `how many (default: ${LIMIT})`,
};

/** @throws UserError with an example */
export function readLimit({ limit }: CliCall['options'], fallback = LIMIT): number {
  return readCount('--limit', limit, { fallback, example: 50 });
}
