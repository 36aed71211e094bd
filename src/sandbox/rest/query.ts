/** Owns the reading of numbers in a query string. */
import { formError } from '../wire/discord-error.ts';
import { tooLarge } from '../wire/field-errors.ts';

/** An integer between both ends, 50035 for anything else. */
export function intOf(
  query: URLSearchParams,
  name: string,
  { min, max, otherwise }: { min: number; max: number; otherwise: number },
): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  const path = [name];
  if (!Number.isInteger(value) || text === '') {
    const message = `Value "${text}" is not int.`;
    throw formError([{ path, code: 'NUMBER_TYPE_COERCE', message }]);
  }
  if (value < min) {
    const message = `int value should be greater than or equal to ${min}.`;
    throw formError([{ path, code: 'NUMBER_TYPE_MIN', message }]);
  }
  if (value > max) throw formError([tooLarge(path, max)]);
  return value;
}
