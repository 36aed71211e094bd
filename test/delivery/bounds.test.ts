/** Owns the proof of what holds for every mark and every wait. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/delivery/backoff.ts';
import { markOf } from '../../src/delivery/mark.ts';

const rows = fc.record({
  id: fc.integer({ min: 1 }),
  discordId: fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String),
  createdAt: fc.date({ noInvalidDate: true }),
});

describe('markOf', () => {
  it('fits in 25 characters and is the same at every try', () => {
    fc.assert(
      fc.property(rows, (row) => {
        expect(markOf('card', row)).toMatch(/^[\w-]{1,25}$/);
        expect(markOf('card', { ...row })).toBe(markOf('card', row));
      }),
    );
  });

  it('is another for every other kind, row, channel or installation', () => {
    const keyOf = (row: Parameters<typeof markOf>[1]) =>
      `${row.id} ${row.discordId} ${row.createdAt.getTime()}`;
    fc.assert(
      fc.property(fc.uniqueArray(rows, { selector: keyOf }), (list) => {
        const kinds = ['card', 'digest', 'notice'] as const;
        const marks = kinds.flatMap((kind) => list.map((row) => markOf(kind, row)));
        expect(new Set(marks).size).toBe(list.length * kinds.length);
      }),
    );
  });
});

describe('backoffMs', () => {
  it('doubles from 2 s to 15 minutes, with a fifth of jitter either way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), (attempts) => {
        const base = Math.min(2_000 * 2 ** Math.max(0, attempts - 1), 900_000);
        const wait = backoffMs(attempts);
        expect(wait).toBeGreaterThanOrEqual(base * 0.8 - 1);
        expect(wait).toBeLessThanOrEqual(base * 1.2 + 1);
      }),
    );
  });
});
