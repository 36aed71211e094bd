import { describe, expect, it } from 'vitest';
import { createOperators } from '../../src/discord/operators.ts';
import { silentLog } from '../../src/lib/log.ts';
import { testClock } from '../support/factories.ts';

const member = (id: string, fields: { role?: string; membership_state?: number } = {}) => ({
  membership_state: 2,
  role: 'developer',
  user: { id },
  ...fields,
});

const TEAM = {
  owner: { id: 'the team' },
  team: {
    owner_user_id: 'founder',
    members: [
      member('admin', { role: 'admin' }),
      member('developer'),
      member('reader', { role: 'read_only' }),
      member('invited', { membership_state: 1 }),
    ],
  },
};

/** What Discord says, one answer after the other; the last one stays. */
function asking(...answers: unknown[]) {
  let asked = 0;
  const rest = {
    get: async () => {
      const answer = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const clock = testClock();
  return {
    isOperator: createOperators({ rest, clock, log: silentLog() }),
    clock,
    count: () => asked,
  };
}

describe('who runs the application', () => {
  it('is its owner', async () => {
    const { isOperator } = asking({ owner: { id: 'owner' }, team: null });
    expect(await isOperator('owner')).toBe(true);
    expect(await isOperator('somebody')).toBe(false);
  });

  it.each([
    ['founder', true],
    ['admin', true],
    ['developer', true],
    ['reader', false],
    ['invited', false],
    ['the team', false],
  ])('of a team: %s %s', async (userId, expected) => {
    expect(await asking(TEAM).isOperator(userId)).toBe(expected);
  });

  it('is asked once, and again after a while', async () => {
    const { isOperator, clock, count } = asking({ owner: { id: 'old' } }, { owner: { id: 'new' } });
    expect(await isOperator('old')).toBe(true);
    expect(await isOperator('new')).toBe(false);
    expect(count()).toBe(1);
    clock.advance(10 * 60_000);
    expect(await isOperator('new')).toBe(true);
    expect(await isOperator('old')).toBe(false);
    expect(count()).toBe(2);
  });

  it('stays as it was while Discord does not say', async () => {
    const { isOperator, clock } = asking({ owner: { id: 'owner' } }, new Error('down'));
    expect(await isOperator('owner')).toBe(true);
    clock.advance(10 * 60_000);
    expect(await isOperator('owner')).toBe(true);
  });

  it('is not guessed at while Discord has never said', async () => {
    await expect(asking(new Error('down')).isOperator('owner')).rejects.toThrow('down');
  });
});
