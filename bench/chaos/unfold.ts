/** Owns letting a chaos run happen, step by step. */
import { setTimeout as wait } from 'node:timers/promises';
import { writeArticle } from './article-files.ts';
import type { Discord } from './discord.ts';
import { type Parts, startAll, STEP_MS } from './parts.ts';
import type { Step } from './timeline.ts';
import type { WeatherStep } from './weather.ts';

/** Between two of them, so that a run's news take about as long on every machine. */
const PACE_MS = 25;

/** Longer than Discord knows a nonce. */
const OUTAGE_MS = 10 * 60_000;
/** If there is something to send at all. */
const BUSY_WITHIN_MS = 3_000;
const LOOK_MS = 50;

export async function unfold(steps: readonly Step[], parts: Parts): Promise<void> {
  for (const step of steps) await happen(step, parts);
}

async function happen(step: Step, { fleet, time, discord, articles }: Parts): Promise<void> {
  switch (step.type) {
    case 'kill':
      await fleet.ready();
      if (fleet.count === 1) await untilBusy(discord);
      await wait(step.afterMs);
      await fleet.kill(step.slot);
      await time.move(STEP_MS);
      return;
    case 'power cut':
      await fleet.ready();
      await untilBusy(discord);
      await fleet.killAll();
      await discord.restart();
      await time.moveAll(OUTAGE_MS);
      await startAll({ fleet, time });
      return;
    case 'news':
      await wait(PACE_MS);
      writeArticle(articles, step.news);
      return;
    case 'weather':
      await wait(PACE_MS);
      await goWrong(discord, step.weather);
  }
}

/** Killed before it has sent anything, a process would prove nothing. */
async function untilBusy(discord: Discord): Promise<void> {
  const before = await discord.newest();
  for (let waited = 0; waited < BUSY_WITHIN_MS; waited += LOOK_MS) {
    if ((await discord.newest()) !== before) return;
    await wait(LOOK_MS);
  }
}

export async function goWrong(discord: Discord, { actions }: WeatherStep): Promise<void> {
  for (const action of actions) {
    await discord.control(action).catch((error: unknown) => {
      // Between two processes there is no connection to break.
      if (!String(error).includes('No bot is connected')) throw error;
    });
  }
}
