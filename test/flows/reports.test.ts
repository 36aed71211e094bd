/** Owns the proof that the operator is told once, whatever Discord does meanwhile. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planReport } from '../../src/delivery/plan-report.ts';
import { reportLane } from '../../src/delivery/report-lane.ts';
import { silentLog } from '../../src/lib/log.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes } from '../support/delivery.ts';
import { type ClosingStage, openClosingStage, type Process } from './closing-stage.ts';

const MINUTE_MS = 60_000;

let database: TestDatabase;
let stage: ClosingStage;
let running: Process;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  stage = await openClosingStage(database);
  running = await stage.start();
});
afterEach(() => stage.close());

const report = (text: string) =>
  planReport(database.db, { key: text, text, now: stage.clock.now() });

async function tell(minutes = 1): Promise<void> {
  stage.clock.move(minutes * MINUTE_MS);
  const { db } = database;
  const operatorChannel = stage.channelOf('notices');
  const deps = { db, clock: stage.clock, log: silentLog(), sender: running.sender };
  const lane = reportLane({ ...deps, operatorChannel });
  await runLanes([lane], { worker: 'worker-1', now: stage.clock.now() });
}

const told = () => stage.messagesIn(stage.channelOf('notices')).map(({ content }) => content);

describe('the operator’s channel', () => {
  it('has one message of what happened together', async () => {
    await report('Arxiv has failed for a day.');
    await report('OpenAI has failed for a day.');
    await tell();
    await tell();
    expect(told()).toEqual([
      expect.stringMatching(/^• Arxiv has failed .*\n• OpenAI has failed for a day\. <t:\d+:R>$/),
    ]);
  });

  it.each([1, 20])(
    'has it once when the answer was lost, %i minutes later too',
    async (minutes) => {
      await report('Arxiv has failed for a day.');
      const path = '/channels/:channel_id/messages';
      const lost = { answer: 'lost', method: 'POST', path, times: 1 } as const;
      await stage.control({ action: 'fault.add', ...lost });
      await tell();
      expect(told()).toHaveLength(1);
      await tell(minutes);
      await tell(minutes);
      expect(told()).toHaveLength(1);
    },
  );

  it('has it when it is open again', async () => {
    await stage.control({ action: 'channel.close', channel_id: stage.channelOf('notices') });
    await report('Arxiv has failed for a day.');
    await tell();
    expect(told()).toEqual([]);
    await stage.control({ action: 'channel.open', channel_id: stage.channelOf('notices') });
    await tell(20);
    expect(told()).toEqual([expect.stringContaining('Arxiv has failed')]);
  });
});
