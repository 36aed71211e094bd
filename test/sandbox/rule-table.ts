/** Owns the tables by which the hand-written rules are tested. */
import { describe, expect, it } from 'vitest';

import type { FieldError } from '../../src/sandbox/wire/discord-error.ts';

export type Case<Body> = [title: string, body: Body, errors: string[]];

export const shown = (errors: FieldError[]): string[] =>
  errors.map(({ path, code }) => `${path.join('.')} ${code}`);

export function table<Body>(
  name: string,
  rule: (body: Body) => FieldError[],
  cases: Case<Body>[],
): void {
  describe.each([name])('%s', () => {
    it.each(cases)('%s', (_title, input, errors) => {
      expect(shown(rule(input))).toEqual(errors);
    });
  });
}
