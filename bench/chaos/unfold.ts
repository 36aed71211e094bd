/** Owns letting a chaos run happen, step by step. */
import { setTimeout as wait } from 'node:timers/promises';
import { writeArticle } from './article-files.ts';
import type { Discord } from './discord.ts';
import type { Parts } from './parts.ts';
import type { Step } from './timeline.ts';
import type { WeatherStep } from './weather.ts';

/** What each kill moves the time on by: leases, backoffs and pauses between edits end within the run. */
const STEP_MS = 5_000;
/** Between two of them, so that a run's news take about as long on every machine. */
const PACE_MS = 25;

export async function unfold(
  steps: readonly Step[],
  { fleet, time, discord, articles }: Parts,
): Promise<void> {
  for (const step of steps) {
    if (step.type === 'kill') {
      await fleet.ready(step.slot);
      await wait(step.afterMs);
      await fleet.kill(step.slot);
      await time.move(STEP_MS);
      continue;
    }
    await wait(PACE_MS);
    if (step.type === 'news') writeArticle(articles, step.news);
    else await goWrong(discord, step.weather);
  }
}

async function goWrong(discord: Discord, { actions }: WeatherStep): Promise<void> {
  for (const action of actions) {
    await discord.control(action).catch((error: unknown) => {
      // Between two processes there is no connection to break.
      if (!String(error).includes('No bot is connected')) throw error;
    });
  }
}
