/** Owns how Keypoint is put together, and the order in which its parts start and stop. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { type OpenDatabase, openDatabase } from './db/client.ts';
import { startDeliveryWorker } from './delivery/worker.ts';
import { answerInteraction } from './discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from './discord/client.ts';
import type { DiscordContext } from './discord/context.ts';
import { registerCommands } from './discord/register.ts';
import { createDiscordSender } from './discord/sender.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { TransientError, UserError } from './lib/errors.ts';
import type { Log } from './lib/log.ts';
import { checkSchedule, startScheduler } from './scheduler/scheduler.ts';
import { scanJob } from './sources/scan-job.ts';
import type { ScanDeps } from './sources/scan-folder.ts';
import { sources } from './sources/tables.ts';
import { follow } from './subscriptions/follow.ts';
import type { Taxonomy } from './topics/taxonomy.ts';
import { BACKLOG_STORIES, databaseOf, readJudgement } from './wiring.ts';

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
  /** Called when the database is new: gives a newcomer something to see. */
  introduce(database: OpenDatabase): Promise<void>;
  close(): Promise<void>;
};

/** A newcomer's first look at the sandbox shows more than a community's channel wants. */
const SANDBOX_BACKLOG_STORIES = 25;

export type AppOptions = {
  config: Config;
  log: Log;
  clock?: Clock;
  /** Called when Keypoint cannot go on, with the reason for the operator. */
  onFatal: (error: UserError) => void;
};

export async function startApp({
  config,
  log,
  clock = systemClock,
  onFatal,
}: AppOptions): Promise<App> {
  checkSchedule('SCAN_SCHEDULE', config.SCAN_SCHEDULE);
  const { taxonomy, line } = readJudgement(config);
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  };

  try {
    const database = await openDatabase(databaseOf(config));
    closers.push(database.close);
    const { db } = database;
    log.info(database.kind === 'pglite' ? 'embedded database is open' : 'Postgres is connected');

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
    const { applicationId } = await login(client, log);
    if (await registerCommands({ rest: client.rest }, applicationId))
      log.info('commands registered');
    const isFirstStart = (await db.select({ id: sources.id }).from(sources).limit(1)).length === 0;
    if (isFirstStart) await platform.introduce(database);

    const sender = createDiscordSender({ rest: client.rest, taxonomy, authorityOf });
    const worker = startDeliveryWorker({ db, clock, log, sender, worker: randomUUID() }, (reason) =>
      onFatal(new UserError(reason)),
    );
    closers.push(() => worker.stop());
    wakeDelivery = () => worker.wake();

    const scan: ScanDeps = {
      db,
      clock,
      line,
      backlogStories:
        config.BACKLOG_STORIES ?? (platform.pageUrl ? SANDBOX_BACKLOG_STORIES : BACKLOG_STORIES),
    };
    const job = scanJob({ scan, log, wakeDelivery }, config.KEYPOINT_ARTICLES);
    await job.run();
    const scheduler = startScheduler({ db, clock, log }, [
      { job, expression: config.SCAN_SCHEDULE },
    ]);
    closers.push(() => scheduler.stop());
    return { pageUrl: platform.pageUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Discord's outages pass: only a refusal, which is a UserError, ends the start. */
async function login(client: DiscordClient, log: Log): Promise<{ applicationId: string }> {
  for (;;) {
    try {
      const loggedIn = await client.login();
      log.info('connected to Discord');
      return loggedIn;
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      const { message, retryAfterMs } = error;
      log.warn(`${message} Trying again in ${Math.round(retryAfterMs / 1_000)} s.`);
      await new Promise((resolve) => {
        setTimeout(resolve, retryAfterMs);
      });
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
  const { createSandbox } = await import('./sandbox/sandbox.ts');
  const guildName = 'Keypoint';
  const sandbox = await createSandbox({
    log,
    clock,
    port: config.SANDBOX_PORT,
    stateFile: join(config.KEYPOINT_DATA, 'sandbox.json'),
    seed: {
      users: [
        { username: 'admin', displayName: 'Admin' },
        { username: 'member', displayName: 'Member' },
      ],
      guilds: [
        {
          name: guildName,
          channels: taxonomy.topics.map(({ slug, emoji, description }) => ({
            name: slug,
            topic: `${emoji} ${description}`,
          })),
        },
      ],
    },
  });
  const { token, apiUrl, pageUrl } = sandbox;
  return {
    token,
    apiUrl,
    pageUrl,
    async introduce({ db }) {
      const guild = sandbox.ids.guilds[guildName];
      const createdBy = sandbox.ids.users['admin'] ?? sandbox.botUserId;
      for (const { slug } of taxonomy.topics) {
        const discordId = guild?.channels[slug];
        if (!guild || !discordId) continue;
        const place = { kind: 'channel' as const, discordId, guildId: guild.id };
        await follow({ db, clock }, { place, topic: slug, createdBy });
      }
    },
    close: () => sandbox.close(),
  };
}
