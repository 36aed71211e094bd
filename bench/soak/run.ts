/** Owns one soak: a day of the bot's life, hour by hour, with all that happens in it; then the verdict. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/db/client.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/lib/spans.ts';
import { writeArticle } from '../chaos/article-files.ts';
import { MOVES_MINUTES, untilQuiet } from '../chaos/calm-down.ts';
import { type Discord, startDiscord } from '../chaos/discord.ts';
import { newsOf } from '../chaos/news.ts';
import { OWNER, placesOf, type Scale, seedOf, topicsFile } from '../chaos/places.ts';
import { type Random, randomOf } from '../chaos/random.ts';
import { judgeRun } from '../chaos/run.ts';
import { envOf, introduce, locate, whereOf } from '../chaos/set-up.ts';
import { type Step, timelineOf } from '../chaos/timeline.ts';
import { goWrong } from '../chaos/unfold.ts';
import type { Violation } from '../chaos/verdict.ts';
import { type Located, weatherOf } from '../chaos/weather.ts';
import { type Bot, startBot } from './bot-process.ts';
import { type SoakFeeds, startSoakFeeds } from './feeds.ts';
import type { SoakSample } from './measure.ts';
import { actOnce } from './people.ts';
import { countRows } from './rows.ts';
import { feedPlaces, introduceFeeds, isInstant, TOPICS } from './set-up.ts';

export type SoakArgs = {
  seed: number;
  hours: number;
  scale: Scale;
  /** The sandbox's process, bundled. */
  sandboxScript: string;
  /** A Postgres database of its own, or none: then the embedded one. */
  databaseUrl: string | null;
  /** Where to write what the heap holds after the warm-up and at the end, if anywhere. */
  snapshots?: string | undefined;
  onSample?: (sample: SoakSample) => void;
};

export type SoakResult = {
  samples: SoakSample[];
  /** Before the bot's start, and after its end. */
  rows: { before: Record<string, number>; after: Record<string, number> };
  violations: Violation[];
  /** How often each thing happened, by name. */
  counts: Record<string, number>;
  /** Cards in the places that are judged. */
  posts: number;
  seconds: number;
  /** Where the bot's log is. */
  folder: string;
};

/** No longer than the shortest time between two polls of a feed. */
const STEP_MS = 10 * MINUTE_MS;
const STEPS_PER_HOUR = HOUR_MS / STEP_MS;
const CALM_ROUNDS = 5;
const ACTS_PER_STEP = 4;

export async function runSoak(args: SoakArgs): Promise<SoakResult> {
  const { seed, scale, databaseUrl } = args;
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-soak-'));
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  writeFileSync(join(folder, 'topics.yaml'), topicsFile(TOPICS));
  const planned = placesOf(scale, randomOf(seed, 'places'));
  const seedFile = join(folder, 'seed.json');
  writeFileSync(seedFile, JSON.stringify(seedOf([...planned, ...feedPlaces()], TOPICS)));
  const stateFile = join(folder, 'sandbox.json');
  const discord = await startDiscord({ script: args.sandboxScript, stateFile, seedFile });
  const feeds = await startSoakFeeds(randomOf(seed, 'feeds'), new Date());
  const env = {
    ...envOf({ folder, articles, discord, databaseUrl }),
    SCAN_SCHEDULE: '* * * * *',
    ALLOW_PRIVATE_SOURCES: 'true',
    KEYPOINT_BACKUPS: join(folder, 'backups'),
    HTTP_PORT: '0',
  };
  mkdirSync(env.KEYPOINT_BACKUPS);
  let bot: Bot | null = null;
  try {
    const places = await locate(discord, planned);
    const fed = await locate(discord, feedPlaces());
    const createdBy = discord.ids.users[OWNER] ?? '';
    await introduce({ env, articles }, places, createdBy);
    await introduceFeeds(env, { locations: feeds.locations, places: fed, createdBy });
    const before = await rowsNow(env);
    bot = await startBot(env, join(folder, 'bot.log'));
    const stage: Stage = { args, env, articles, discord, feeds, bot, places, fed, aheadMs: 0 };
    const { samples, counts } = await live(stage);
    await calmDown(stage);
    await bot.stop();
    bot = null;
    const judged = await judgeRun({ env, places, discord });
    // Which of the feeds' stories a place gets, its people's votes decide too; those it got must be right.
    const instant = fed.filter(isInstant);
    const fromFeeds = await judgeRun({ env, places: instant, discord, alertBar: Infinity });
    const result = {
      samples,
      rows: { before, after: await rowsNow(env) },
      violations: [...judged.violations, ...fromFeeds.violations.filter(isOfPlace)],
      counts: { ...counts, ...feeds.counts },
      posts: judged.posts + fromFeeds.posts,
      seconds: (performance.now() - started) / 1_000,
      folder,
    };
    if (result.violations.length === 0) rmSync(folder, { recursive: true });
    return result;
  } finally {
    bot?.kill();
    await discord.close();
    await feeds.close();
  }
}

/** What concerns no place was said by the first verdict already. */
const isOfPlace = ({ place }: Violation): boolean => place !== null;

type Stage = {
  args: SoakArgs;
  env: Record<string, string>;
  articles: string;
  discord: Discord;
  feeds: SoakFeeds;
  bot: Bot;
  places: readonly Located[];
  /** Those that follow feeds. */
  fed: readonly Located[];
  /** Of the system's time. */
  aheadMs: number;
};

type Lived = Pick<SoakResult, 'samples' | 'counts'>;

async function live(stage: Stage): Promise<Lived> {
  const { args, bot, places } = stage;
  const { seed, scale, hours } = args;
  const news = newsOf(scale, randomOf(seed, 'news'));
  const weather = weatherOf(scale, places, randomOf(seed, 'weather'));
  const timeline = timelineOf(
    { news, weather, kills: 0, powerCuts: 0, workers: 1 },
    randomOf(seed, 'timeline'),
  );
  const people = randomOf(seed, 'people');
  const steps = hours * STEPS_PER_HOUR;
  const samples: SoakSample[] = [];
  const counts: Record<string, number> = {};
  const count = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const sample = async (hour: number): Promise<void> => {
    const rows = args.databaseUrl === null ? null : await rowsNow(stage.env);
    const taken = { ...(await bot.sample()), hour, rows };
    samples.push(taken);
    args.onSample?.(taken);
    const { snapshots } = args;
    if (snapshots === undefined || (hour !== Math.ceil(hours / 4) && hour !== hours)) return;
    await bot.snapshot(join(snapshots, `hour-${hour}.heapsnapshot`));
  };
  await sample(0);
  for (let step = 0; step < steps; step += 1) {
    const from = Math.floor((step * timeline.length) / steps);
    const to = Math.floor(((step + 1) * timeline.length) / steps);
    stage.feeds.step(new Date(Date.now() + stage.aheadMs));
    for (const one of timeline.slice(from, to)) await happen(stage, one, count);
    await move(stage, STEP_MS);
    await beUsed(stage, people, count);
    // Time that leaps while a request is under way makes of its second ten minutes.
    await untilQuiet(stage.discord);
    if ((step + 1) % STEPS_PER_HOUR === 0) await sample((step + 1) / STEPS_PER_HOUR);
  }
  return { samples, counts };
}

async function happen(
  { articles, discord }: Stage,
  step: Step,
  count: (name: string) => void,
): Promise<void> {
  if (step.type === 'news') {
    writeArticle(articles, step.news);
    count('article');
  } else if (step.type === 'weather') {
    await goWrong(discord, step.weather);
    count(step.weather.name);
  }
}

async function move(stage: Stage, ms: number): Promise<void> {
  stage.aheadMs += ms;
  await stage.discord.control({ action: 'clock.move', ms });
  await stage.bot.move(stage.aheadMs);
}

/** By people, and by those who watch over it and read its topics' feeds. */
async function beUsed(stage: Stage, random: Random, count: (name: string) => void): Promise<void> {
  const { discord, fed, bot } = stage;
  const userIds = Object.values(discord.ids.users);
  const channelIds = fed.map(({ discordId }) => discordId);
  const acts = Array.from({ length: ACTS_PER_STEP }, () =>
    actOnce(discord, { userId: random.pick(userIds), channelIds }, random),
  );
  for (const path of ['metrics', 'readyz', 'topics.opml']) {
    const response = await fetch(`http://127.0.0.1:${bot.httpPort}/${path}`);
    const text = await response.text();
    count(`GET /${path} ${response.status}`);
    if (!response.ok) count(text);
  }
  for (const name of await Promise.all(acts)) count(name);
}

async function calmDown(stage: Stage): Promise<void> {
  await stage.discord.control({ action: 'fault.clear' });
  stage.feeds.mend();
  for (let round = 0; round < CALM_ROUNDS; round += 1) {
    for (const minutes of MOVES_MINUTES) {
      await move(stage, minutes * MINUTE_MS);
      await untilQuiet(stage.discord);
    }
  }
}

async function rowsNow(env: Record<string, string>): Promise<Record<string, number>> {
  const { db, close } = await openDatabase(whereOf(env));
  const rows = await countRows(db);
  await close();
  return rows;
}
