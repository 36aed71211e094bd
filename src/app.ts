/** Owns how Keypoint is put together, and the order in which its parts start and stop. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './db/client.ts';
import { editLane, postLane } from './delivery/card-lanes.ts';
import { noticeLane } from './delivery/notice-lane.ts';
import { reportLane } from './delivery/report-lane.ts';
import { DIGEST_SCHEDULE, digestJob } from './delivery/digest-job.ts';
import { digestLane } from './delivery/digest-lane.ts';
import { planBacklog } from './delivery/plan-newest.ts';
import { startDeliveryWorker } from './delivery/worker.ts';
import { startHttpServer } from './http/server.ts';
import { webSubRoutes } from './http/websub-routes.ts';
import { answerInteraction } from './discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from './discord/client.ts';
import type { DiscordContext } from './discord/context.ts';
import { informedSender } from './discord/informed-sender.ts';
import { registerCommands } from './discord/register.ts';
import { createDiscordSender } from './discord/sender.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { TransientError, UserError } from './lib/errors.ts';
import type { Log } from './lib/log.ts';
import { readDefaultSources } from './sources/default-sources.ts';
import { storeDefaults } from './sources/store-defaults.ts';
import type { Job } from './scheduler/run-job.ts';
import { checkSchedule, startScheduler } from './scheduler/scheduler.ts';
import { scanJob } from './sources/folder/scan-job.ts';
import { watchFolder } from './sources/folder/watch-folder.ts';
import type { ScanDeps, ScanLine } from './sources/folder/scan-folder.ts';
import { releaseAll } from './sources/polling/claim-due.ts';
import { createFeedReader } from './sources/polling/feed-reader.ts';
import { POLL_SCHEDULE, pollJob } from './sources/polling/poll-job.ts';
import type { HubDeps } from './sources/websub/ask-hubs.ts';
import { createSubscriber, HUB_SCHEDULE } from './sources/websub/subscriber.ts';
import { follow } from './subscriptions/follow.ts';
import { forgetJob } from './subscriptions/forget-closed.ts';
import { hasDestinations } from './subscriptions/has-destinations.ts';
import type { Taxonomy } from './topics/taxonomy.ts';
import { BACKLOG_STORIES, databaseOf, readJudgement, safeFetchOf } from './wiring.ts';

export type App = {
  /** The sandbox's page; null when Keypoint talks to Discord itself. */
  pageUrl: string | null;
  stop(): Promise<void>;
};

/** Where Discord is: the real one, or the sandbox that stands for it. */
type Platform = {
  token: string;
  apiUrl: string | null;
  pageUrl: string | null;
  /** Gives a newcomer something to see, once. */
  introduce(deps: IntroduceDeps): Promise<void>;
  close(): Promise<void>;
};

/** A newcomer's first look at the sandbox shows more than a community's channel wants. */
type IntroduceDeps = { db: Database; clock: Clock; alertBar: number; backlogStories: number };

const SANDBOX_BACKLOG_STORIES = 25;
const EACH_MINUTE = '* * * * *';
const EACH_DAY = '17 4 * * *';

export type AppOptions = {
  config: Config;
  log: Log;
  clock?: Clock;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
  /** Called when Keypoint cannot go on, with the reason for the operator. */
  onFatal: (error: UserError) => void;
};

export async function startApp(options: AppOptions): Promise<App> {
  const { config } = options;
  checkSchedule('SCAN_SCHEDULE', config.SCAN_SCHEDULE);
  const { taxonomy, line } = readJudgement(config);
  const closers: (() => Promise<void>)[] = [];
  try {
    const pageUrl = await assemble({ ...options, taxonomy, line, closers });
    return { pageUrl, stop: () => closeAll(closers) };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}

type AssembleArgs = AppOptions & {
  taxonomy: Taxonomy;
  line: ScanLine;
  /** Each part adds how it is closed as soon as it is open. */
  closers: (() => Promise<void>)[];
};

/** Answers the sandbox's page, if there is one. */
async function assemble({
  config,
  log,
  clock = systemClock,
  signal,
  onFatal,
  taxonomy,
  line,
  closers,
}: AssembleArgs): Promise<string | null> {
  const database = await openDatabase(databaseOf(config), (reason) =>
    onFatal(new UserError(`Keypoint cannot go on: ${reason}.`)),
  );
  closers.push(database.close);
  const { db, kind } = database;
  log.info(kind === 'pglite' ? 'embedded database is open' : 'Postgres is connected');
  signal?.throwIfAborted();

  await storeDefaults({ db, clock }, readDefaultSources(taxonomy));
  const platform = await openPlatform({ config, taxonomy, clock, log });
  closers.push(() => platform.close());
  const client = createDiscordClient(
    { clock, log },
    { token: platform.token, apiUrl: platform.apiUrl, onRefused: onFatal },
  );
  closers.push(() => client.close());

  let wakeDelivery: () => void = () => undefined;
  const authorityOf = (domain: string) => line.outletOf(domain)?.authority ?? null;
  const context: DiscordContext = {
    db,
    clock,
    log,
    taxonomy,
    authorityOf,
    alertBar: config.ALERT_BAR,
    wakeDelivery: () => wakeDelivery(),
  };
  client.onInteraction((raw) => answerInteraction({ rest: client.rest, context }, raw));
  client.watchAccess(context);
  const { applicationId } = await persist({ log, signal }, () => client.login());
  log.info('connected to Discord');
  const commands = await persist({ log, signal }, () =>
    registerCommands({ rest: client.rest }, applicationId),
  );
  if (commands === 'replaced') log.info('commands registered');
  if (commands === 'limit-reached') {
    log.warn('Discord takes no more changes of commands today: the ones of before stay.');
  }

  const backlogStories =
    config.BACKLOG_STORIES ?? (platform.pageUrl ? SANDBOX_BACKLOG_STORIES : BACKLOG_STORIES);
  await platform.introduce({ db, clock, alertBar: config.ALERT_BAR, backlogStories });
  const discordSender = createDiscordSender({
    rest: client.rest,
    clock,
    taxonomy,
    authorityOf,
    channelTypeOf: (channelId) => client.channelTypeOf(channelId),
  });
  const sender = informedSender(discordSender, client);
  const delivery = { db, clock, log, sender, maxAgeHours: config.ALERT_MAX_AGE_HOURS };
  const lanes = [
    postLane(delivery),
    noticeLane(delivery),
    reportLane({ ...delivery, operatorChannel: config.OPERATOR_CHANNEL ?? null }),
    digestLane(delivery),
    editLane(delivery),
  ];
  // What a kill -9 left: its lease would run for another minute.
  if (kind === 'pglite') {
    for (const lane of lanes) await lane.release({ worker: null, now: clock.now() });
    await releaseAll({ db }, clock.now());
  }
  const self = randomUUID();
  const worker = startDeliveryWorker({ clock, log, lanes, worker: self }, (reason) =>
    onFatal(new UserError(reason)),
  );
  closers.push(() => worker.stop());
  wakeDelivery = () => worker.wake();

  const closing = new AbortController();
  const scan: ScanDeps = { db, kind, clock, line, backlogStories, signal: closing.signal };
  const job = scanJob({ scan, log, wakeDelivery }, config.KEYPOINT_ARTICLES);
  const safeFetch = safeFetchOf(config);
  closers.push(() => safeFetch.close());
  const reader = createFeedReader();
  closers.push(() => reader.close());
  const pollsDefaults = config.KEYPOINT_SOURCES === 'default';
  const { fetchPage } = safeFetch;
  const { readFeed } = reader;
  const poll = { ...scan, log, fetchPage, readFeed, worker: self, pollsDefaults };
  const { PUBLIC_URL: publicUrl, HTTP_PORT: port } = config;
  const hubs =
    publicUrl === undefined ? [] : await openToHubs({ ...poll, publicUrl }, port, closers);
  const scheduler = startScheduler({ db, clock, log }, [
    ...hubs,
    { job, expression: config.SCAN_SCHEDULE },
    { job: pollJob({ poll, log, wakeDelivery }), expression: POLL_SCHEDULE },
    { job: digestJob({ db, clock, log, wakeDelivery }), expression: DIGEST_SCHEDULE },
    { job: recheckJob(client), expression: EACH_MINUTE },
    { job: forgetJob({ db, clock, log }), expression: EACH_DAY },
  ]);
  closers.push(async () => {
    closing.abort();
    await scheduler.stop();
  });
  const watching = watchFolder(
    { log, onChange: () => scheduler.runNow(job.name) },
    { location: config.KEYPOINT_ARTICLES },
  );
  closers.push(async () => watching.close());
  return platform.pageUrl;
}

/** The port to the Internet, and the job that asks hubs to push to it. */
async function openToHubs(deps: HubDeps, port: number, closers: AssembleArgs['closers']) {
  const { job, ...answers } = createSubscriber(deps);
  const server = await startHttpServer({ log: deps.log, port, routes: [webSubRoutes(answers)] });
  closers.push(() => server.close());
  deps.log.info({ port: server.port }, 'listening for hubs that push');
  return [{ job, expression: HUB_SCHEDULE }];
}

/** Whether a timeout of the bot is over: of all that closes channels this alone ends unannounced. */
function recheckJob(client: DiscordClient): Job {
  return { name: 'recheck', run: async () => client.recheckAccess() };
}

/** Last opened, first closed; one that fails does not keep the others open. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.splice(0).toReversed()) {
    await close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** Discord's outages pass: only a refusal, which is a UserError, ends the start. */
async function persist<T>(
  { log, signal }: { log: Log; signal: AbortSignal | undefined },
  attempt: () => Promise<T>,
): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      const { message, retryAfterMs } = error;
      log.warn(`${message} Trying again in ${Math.round(retryAfterMs / 1_000)} s.`);
      await wait(retryAfterMs, undefined, signal ? { signal } : {});
    }
  }
}

type PlatformArgs = { config: Config; taxonomy: Taxonomy; clock: Clock; log: Log };

async function openPlatform({ config, taxonomy, clock, log }: PlatformArgs): Promise<Platform> {
  if (config.DISCORD_TOKEN) {
    return {
      token: config.DISCORD_TOKEN,
      apiUrl: config.DISCORD_API_URL ?? null,
      pageUrl: null,
      introduce: async () => undefined,
      close: async () => undefined,
    };
  }
  const { createSandbox, defaultSeed } = await import('./sandbox/sandbox.ts');
  const topics = taxonomy.topics.map(({ slug, emoji, description }) => ({
    name: slug,
    topic: `${emoji} ${description}`,
  }));
  const sandbox = await createSandbox({
    log,
    clock,
    port: config.SANDBOX_PORT,
    stateFile: join(config.KEYPOINT_DATA, 'sandbox.json'),
    seed: defaultSeed(topics),
  });
  const { token, apiUrl, pageUrl } = sandbox;
  return {
    token,
    apiUrl,
    pageUrl,
    async introduce({ db, clock, alertBar, backlogStories }) {
      const guild = sandbox.ids.guilds['Keypoint'];
      if (!guild || (await hasDestinations({ db }, guild.id))) return;
      const createdBy = sandbox.ids.users['admin'] ?? sandbox.botUserId;
      await db.transaction(async (tx) => {
        for (const { slug } of taxonomy.topics) {
          const discordId = guild.channels[slug];
          if (!discordId) continue;
          const place = { kind: 'channel' as const, discordId, guildId: guild.id, channelType: 0 };
          await follow({ db: tx, clock }, { place, topic: slug, createdBy });
        }
        // What `keypoint ingest` has read before the first start.
        const all = new Date(0);
        const perSubscription = backlogStories;
        await planBacklog(tx, { now: clock.now(), since: all, alertBar, perSubscription });
      });
    },
    close: () => sandbox.close(),
  };
}
