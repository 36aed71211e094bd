/**
 * Owns the bench of many processes: three workers, two gateways and two copies that answer by HTTP
 * are replaced one by one while alerts go out and people ask. Needs TEST_DATABASE_URL. A gateway has
 * two shards: Discord lets one have 2,500 servers, and of 5,000 no two have just half.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/db/client.ts';
import { articleText, writeArticle } from './chaos/article-files.ts';
import { compile, print } from './child.ts';
import { startBalancer } from './fleet/balancer.ts';
import { type Bot, startBot } from './fleet/bot.ts';
import { type Asked, enterReader, type Reader } from './fleet/reader.ts';
import { followAll, judgeChannels, openSandbox, TOPIC, unsent } from './fleet/stage.ts';
import { freshDatabase } from './fresh-database.ts';

const options = {
  guilds: { type: 'string', default: '5000' },
  places: { type: 'string', default: '1000' },
  /** How long between two stories: all together a token's 50 requests a second must be enough. */
  'story-every': { type: 'string', default: '24000' },
  'ask-every': { type: 'string', default: '200' },
} as const;

/** Three of these are 48 of Discord's 50 requests a second. */
const WORKERS_SHARE = '16';
/** Gateways first: what they tell, workers need not ask. */
const SLOTS = ['gateway-0', 'gateway-1', 'worker-0', 'worker-1', 'worker-2', 'http-0', 'http-1'];
/** What is written while one is replaced must reach it too. */
const SETTLE_MS = 3_000;

export async function benchFleet(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('the fleet shares a Postgres server: set TEST_DATABASE_URL');
  await compile();
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-fleet-'));
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  const fresh = await freshDatabase(folder, 'fleet', server);
  const url = 'url' in fresh.place ? fresh.place.url : '';
  const database = await openDatabase({ url });
  const { sandbox, places: all } = await openSandbox(Number(values.guilds));
  const places = all.slice(0, Number(values.places));
  await followAll(database.db, places);
  const balancer = await startBalancer();
  const problems: string[] = [];
  const bots = new Map<string, Bot>();
  const stops: number[] = [];

  const start = async (slot: string): Promise<void> => {
    const [role = '', index = ''] = slot.split('-');
    const ofRole: Readonly<Record<string, Record<string, string>>> = {
      worker: { DISCORD_REQUESTS_PER_SECOND: WORKERS_SHARE },
      gateway: { DISCORD_SHARDS: index === '0' ? '0-1/4' : '2-3/4' },
      http: { HTTP_PORT: '0', DISCORD_PUBLIC_KEY: sandbox.publicKey },
    };
    const bot = await startBot({
      name: slot,
      logFile: join(folder, `${slot}.log`),
      onLost: (what) => problems.push(what),
      env: {
        KEYPOINT_ROLES: role,
        DISCORD_TOKEN: sandbox.token,
        DISCORD_API_URL: sandbox.apiUrl,
        DATABASE_URL: url,
        KEYPOINT_ARTICLES: articles,
        SCAN_SCHEDULE: '* * * * * *',
        ALERTS_AT_ONCE: '1000',
        ...ofRole[role],
      },
    });
    const old = bots.get(slot);
    bots.set(slot, bot);
    if (bot.url) balancer.add(bot.url);
    if (!old) return;
    if (old.url) balancer.remove(old.url);
    stops.push(await old.stop());
  };

  const titles: string[] = [];
  const publish = (): void => {
    const index = titles.length;
    const name = `story${index}`;
    const title = `${name} ${name}s ${name}ing`;
    titles.push(title);
    const text = articleText({
      category: 'news',
      title,
      excerpt: `${name}ly`,
      quality: 120,
      published: true,
      publishedDateTime: new Date().toISOString(),
      webUrl: `https://example.com/${name}`,
      provider: { name: 'Example', domain: 'example.com' },
      topics: [TOPIC],
    });
    writeArticle(articles, { file: `${name}.md`, text });
  };

  const phases: Record<string, Asked & { replacedS: number }> = {};
  const roll = async (phase: string, reader: Reader): Promise<void> => {
    const begun = performance.now();
    reader.ask(Number(values['ask-every']));
    for (const slot of SLOTS) {
      await start(slot);
      await new Promise((resolve) => {
        setTimeout(resolve, SETTLE_MS);
      });
    }
    phases[phase] = {
      ...(await reader.rest()),
      replacedS: Math.round((performance.now() - begun) / 1_000),
    };
  };

  publish();
  const startedAt = performance.now();
  for (const slot of SLOTS) await start(slot);
  print(`${SLOTS.length} processes in ${seconds(startedAt)} s, ${all.length} servers`);
  const reader = await enterReader(sandbox, {
    userId: sandbox.ids.users['ada'] ?? '',
    channelIds: all.map(({ channelId }) => channelId),
  });
  const publishing = setInterval(publish, Number(values['story-every']));
  await roll('gateway', reader);
  await sandbox.control({ action: 'interactions.endpoint', url: `${balancer.url}/interactions` });
  await roll('http', reader);
  clearInterval(publishing);

  const settling = performance.now();
  let left = await unsent(database.db);
  while (Object.keys(left).length > 0 && performance.now() - settling < 300_000) {
    await new Promise((resolve) => {
      setTimeout(resolve, 1_000);
    });
    left = await unsent(database.db);
  }
  const judged = judgeChannels(sandbox, places, titles);
  const { limits } = await stateOf(sandbox.pageUrl);
  const report = {
    servers: all.length,
    places: places.length,
    stories: titles.length,
    posts: judged.posts,
    lost: judged.lost.length,
    twice: judged.twice.length,
    left,
    refused: limits.invalid.count,
    stopsMs: { most: Math.round(Math.max(...stops)), count: stops.length },
    copies: [...balancer.counts.values()],
    problems,
    phases: Object.fromEntries(
      Object.entries(phases).map(([name, { count, answersMs, failures, replacedS }]) => {
        const sorted = answersMs.toSorted((one, other) => one - other);
        const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
        const most = Math.round(sorted.at(-1) ?? 0);
        const answered = sorted.length;
        return [name, { count, answered, replacedS, p50: at(0.5), p99: at(0.99), most, failures }];
      }),
    ),
  };
  print(JSON.stringify(report, null, 2));
  reader.leave();
  await Promise.all([...bots.values()].map((bot) => bot.stop()));
  await balancer.close();
  await sandbox.close();
  await database.close();
  await fresh.drop();
  const unanswered = Object.values(phases).flatMap(({ failures }) => failures);
  const wrong = [...judged.lost, ...judged.twice, ...unanswered, ...problems];
  if (wrong.length > 0) {
    print(wrong.slice(0, 20).join('\n'));
    process.exitCode = 1;
  }
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 1_000);

type ControlView = { limits: { invalid: { count: number } } };

async function stateOf(pageUrl: string): Promise<ControlView> {
  return JSON.parse(await (await fetch(new URL('sandbox/control', pageUrl))).text());
}
