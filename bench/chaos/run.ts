/** Owns one run of the chaos: everything is started, goes wrong for a while, calms down, is judged. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/client.ts';
import { readJudgement } from '../../src/wiring.ts';
import type { Scripts } from './bundle.ts';
import { calmDown } from './calm-down.ts';
import { type Discord, startDiscord } from './discord.ts';
import { createFleet } from './fleet.ts';
import { newsOf } from './news.ts';
import { createTime, startAll } from './parts.ts';
import { OWNER, placesOf, type Scale, seedOf, topicsFile } from './places.ts';
import { randomOf } from './random.ts';
import { type ChaosResult, resultOf } from './result.ts';
import { envOf, introduce, locate, whereOf } from './set-up.ts';
import { timelineOf } from './timeline.ts';
import { unfold } from './unfold.ts';
import { type Verdict, judge } from './verdict.ts';
import { type Located, weatherOf } from './weather.ts';

export type ChaosArgs = {
  seed: number;
  scale: Scale;
  scripts: Scripts;
  /** A Postgres database of its own, or none: then the embedded one, and a single process. */
  databaseUrl: string | null;
  /** Puts a migrated database into the data folder, where that is quicker than making it. */
  fillDataFolder?: (folder: string) => void;
};

const WORKERS = 3;

export async function runChaos(args: ChaosArgs): Promise<ChaosResult> {
  const { seed, scale, scripts, databaseUrl } = args;
  let isWell = false;
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-chaos-'));
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  writeFileSync(join(folder, 'topics.yaml'), topicsFile(scale.topics));
  const planned = placesOf(scale, randomOf(seed, 'places'));
  writeFileSync(join(folder, 'seed.json'), JSON.stringify(seedOf(planned, scale.topics)));
  const discord = await startDiscord({
    script: scripts.sandbox,
    stateFile: join(folder, 'sandbox.json'),
    seedFile: join(folder, 'seed.json'),
  });
  const env = envOf({ folder, articles, discord, databaseUrl });
  args.fillDataFolder?.(join(folder, 'data'));
  const fleet = createFleet({
    script: scripts.worker,
    count: databaseUrl === null ? 1 : WORKERS,
    env,
    logFile: (slot) => join(folder, `worker-${slot + 1}.log`),
  });
  try {
    const places = await locate(discord, planned);
    await introduce({ env, articles }, places, discord.ids.users[OWNER] ?? '');
    const time = createTime(discord, fleet);
    await startAll({ fleet, time });
    const news = newsOf(scale, randomOf(seed, 'news'));
    const weather = weatherOf(scale, places, randomOf(seed, 'weather'));
    const steps = timelineOf(
      { ...scale, news, weather, workers: fleet.count },
      randomOf(seed, 'timeline'),
    );
    const parts = { fleet, time, discord, articles, env };
    await unfold(steps, parts);
    await discord.control({ action: 'fault.clear' });
    await calmDown(parts);
    const verdict = await judgeRun({ env, places, discord });
    for (const what of fleet.problems) {
      verdict.violations.push({ kind: 'process', place: null, channelId: null, what });
    }
    const result = resultOf({
      seed,
      places: places.length,
      stories: scale.stories,
      kills: scale.kills,
      seconds: (performance.now() - started) / 1_000,
      weather,
      verdict,
      lines: await discord.lines(),
      folder,
    });
    isWell = result.violations.length === 0;
    return result;
  } finally {
    await fleet.killAll();
    await discord.close();
    if (isWell) rmSync(folder, { recursive: true });
  }
}

/** @param args.alertBar of a story that must be there; without it the setting's */
export async function judgeRun(args: {
  env: Record<string, string>;
  places: readonly Located[];
  discord: Discord;
  alertBar?: number;
}): Promise<Verdict> {
  const { env, places, discord } = args;
  const config = parseConfig(env);
  const { taxonomy, line } = readJudgement(config);
  const { db, close } = await openDatabase(whereOf(env));
  const authorityOf = (domain: string): number | null => line.outletOf(domain)?.authority ?? null;
  const verdict = await judge({
    db,
    places,
    state: await discord.state(),
    control: await discord.controlState(),
    drawing: { taxonomy, authorityOf },
    alertBar: args.alertBar ?? config.ALERT_BAR,
  });
  await close();
  return verdict;
}
