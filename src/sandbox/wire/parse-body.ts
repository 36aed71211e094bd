/** Owns how a request's body is judged: Discord's schema first, then the rules that it misses. */
import { safeParse, type $ZodType } from 'zod/v4/core';

import { formError, type FieldError } from './discord-error.ts';
import { fieldErrorsOf, type Lengths } from './schema-errors.ts';
import { noteUnknownKeys } from './unknown-keys.ts';
import { vouched } from './vouched.ts';

/**
 * Refuses a body that breaks the schema or a rule with 50035 and Discord's tree. Rules run only on a
 * body that has the schema's shape; `T` is what the caller knows of that shape. `lengths` are those of
 * fields that have others elsewhere.
 */
export function judgeBody<T>(
  schema: $ZodType,
  body: unknown,
  rules: readonly ((body: T) => FieldError[])[] = [],
  lengths?: Lengths,
): T {
  const result = safeParse(schema, body);
  const shapeErrors = result.success ? [] : fieldErrorsOf(result.error.issues, body, lengths);
  if (shapeErrors.length > 0) throw formError(shapeErrors);
  // Without the keys that Discord does not know, which no answer gives back.
  const judged = vouched<T>(result.success ? result.data : body);
  const errors = rules.flatMap((rule) => rule(judged));
  if (errors.length > 0) throw formError(errors);
  // Where the schema refuses what Discord takes there is nothing to compare with.
  if (result.success) noteUnknownKeys(schema, body, result.data);
  return judged;
}
