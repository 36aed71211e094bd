/** Owns the proof of what holds for every nonce and every wait. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nonceOf } from '../../src/delivery/nonce.ts';
import { backoffMs } from '../../src/delivery/settle.ts';

const rows = fc.record({
  id: fc.integer({ min: 1 }),
  discordId: fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String),
  createdAt: fc.date({ noInvalidDate: true }),
});

describe('nonceOf', () => {
  it('fits in 25 characters and is the same at every try', () => {
    fc.assert(
      fc.property(rows, (row) => {
        expect(nonceOf(row)).toMatch(/^[\w-]{1,25}$/);
        expect(nonceOf({ ...row })).toBe(nonceOf(row));
      }),
    );
  });

  it('is another for every other row, channel or installation', () => {
    const keyOf = (row: Parameters<typeof nonceOf>[0]) =>
      `${row.id} ${row.discordId} ${row.createdAt.getTime()}`;
    fc.assert(
      fc.property(fc.uniqueArray(rows, { selector: keyOf }), (list) => {
        expect(new Set(list.map(nonceOf)).size).toBe(list.length);
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
