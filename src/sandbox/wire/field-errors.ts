/** Owns the inner error codes and sentences that Discord puts at a field. */
import type { FieldError } from './discord-error.ts';

type Path = FieldError['path'];

export const required = (path: Path): FieldError => ({
  path,
  code: 'BASE_TYPE_REQUIRED',
  message: 'This field is required',
});

export const tooLong = (path: Path, max: number | string): FieldError => ({
  path,
  code: 'BASE_TYPE_MAX_LENGTH',
  message: `Must be ${max} or fewer in length.`,
});

export const tooShort = (path: Path, min: number | string): FieldError => ({
  path,
  code: 'BASE_TYPE_MIN_LENGTH',
  message: `Must be ${min} or more in length.`,
});

export const badLength = (path: Path, min: number, max: number): FieldError => ({
  path,
  code: 'BASE_TYPE_BAD_LENGTH',
  message: `Must be between ${min} and ${max} in length.`,
});

export const tooLarge = (path: Path, max: number | bigint): FieldError => ({
  path,
  code: 'NUMBER_TYPE_MAX',
  message: `int value should be less than or equal to ${max}.`,
});

export const tooSmall = (path: Path, min: number | bigint): FieldError => ({
  path,
  code: 'NUMBER_TYPE_MIN',
  message: `int value should be greater than or equal to ${min}.`,
});

/** What Discord calls this code is not known; that it refuses is. */
export const notAllowed = (path: Path): FieldError => ({
  path,
  code: 'BASE_TYPE_NOT_ALLOWED',
  message: 'This field is not allowed here.',
});

export const notAChoice = (path: Path, choices: readonly unknown[]): FieldError => ({
  path,
  code: 'BASE_TYPE_CHOICES',
  message: `Value must be one of ${pythonTuple(choices)}.`,
});

export const notOfUnion = (path: Path, types: readonly unknown[]): FieldError => ({
  path,
  code: 'UNION_TYPE_CHOICES',
  message: `Value of field "type" must be one of ${pythonTuple(types)}.`,
});

/** Discord's API prints Python tuples: `(1,)`, `(1, 2)`, `('http', 'https')`. */
export function pythonTuple(values: readonly unknown[]): string {
  const shown = values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  return shown.length === 1 ? `(${shown[0]},)` : `(${shown.join(', ')})`;
}
