import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { forgetTakenJob, takesInteractions } from '../../src/discord/take-interaction.ts';
import { takenInteractions } from '../../src/discord/tables.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { offlineContext } from './context.ts';
import { command } from './interactions.ts';

const MINUTE_MS = 60_000;

let test: TestDatabase;
let nowMs = Date.parse('2026-03-01T08:00:00Z');
const clock = { now: () => new Date(nowMs) };

beforeAll(async () => {
  test = await openTestDatabase();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

it('one of several processes answers, whichever is first', async () => {
  const { context } = offlineContext();
  const processes = Array.from({ length: 5 }, () =>
    takesInteractions({ db: test.db, clock, log: context.log }),
  );
  const taken = await Promise.all(processes.map((takes) => takes('100000000000000001')));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await processes[0]?.('100000000000000002')).toBe(true);
});

it('whoever is not first says nothing', async () => {
  const { context } = offlineContext();
  const asked: string[] = [];
  const refuse = async (route: string) => void asked.push(route);
  const rest = { post: refuse, patch: refuse, delete: refuse };
  const inline: unknown[] = [];
  await answerInteraction(
    { rest, context, takes: async () => false, inline: (response) => inline.push(response) },
    command('/help'),
  );
  expect(asked).toEqual([]);
  expect(inline).toEqual([null]);
});

it('answers in time when the database says nothing', async () => {
  const { context } = offlineContext();
  const asked: string[] = [];
  const post = async (route: string) => void asked.push(route);
  const rest = { post, patch: post, delete: post };
  const takes = () => new Promise<boolean>(() => undefined);
  await answerInteraction({ rest, context, takes }, command('/help'));
  expect(asked).toHaveLength(1);
});

it('answers all the same when the database is away', async () => {
  const { context, lines } = offlineContext();
  const takes = takesInteractions({ db: context.db, clock, log: context.log });
  expect(await takes('100000000000000001')).toBe(true);
  expect(lines).toMatchObject([{ msg: 'who answers an interaction could not be noted' }]);
});

it('forgets what nobody can answer any more', async () => {
  const { context } = offlineContext();
  const takes = takesInteractions({ db: test.db, clock, log: context.log });
  await takes('100000000000000001');
  nowMs += 15 * MINUTE_MS;
  await takes('100000000000000002');
  await forgetTakenJob({ db: test.db, clock }).run();
  expect(await takes('100000000000000001')).toBe(false);
  nowMs += 6 * MINUTE_MS;
  await forgetTakenJob({ db: test.db, clock }).run();
  expect(await test.db.select({ id: takenInteractions.id }).from(takenInteractions)).toEqual([
    { id: '100000000000000002' },
  ]);
});
