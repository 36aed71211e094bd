import { expect, it } from 'vitest';
import { firstTimeOnly } from '../../src/discord/seen-interactions.ts';

it('lets an interaction pass the first time only, and what is none always', () => {
  const isFirst = firstTimeOnly();
  const passed = [{ id: '1' }, { id: '2' }, { id: '1' }, null, null].map((raw) => isFirst(raw));
  expect(passed).toEqual([true, true, false, true, true]);
});

it('forgets the oldest of too many', () => {
  const isFirst = firstTimeOnly(2);
  const passed = ['1', '2', '3', '2', '1'].map((id) => isFirst({ id }));
  expect(passed).toEqual([true, true, true, false, true]);
});
