/** Owns how Keypoint is put together, and the order in which its parts start and stop. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config.ts';
import type { OpenDatabase } from './db/client.ts';
import { answerInteraction } from './discord/answer-interaction.ts';
import { createClosedDms } from './discord/closed-dms.ts';
import { createDiscordClient, type DiscordClient } from './discord/client.ts';
import type { DiscordContext } from './discord/context.ts';
import { createHttpInteractions } from './discord/http-interactions.ts';
import { informedSender } from './discord/informed-sender.ts';
import { createKnownPlaces } from './discord/known-places.ts';
import { createOperators } from './discord/operators.ts';
import { registerCommands } from './discord/register.ts';
import { createDiscordSender } from './discord/sender.ts';
import { takesInteractions } from './discord/take-interaction.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { messageOf, TransientError, type UserError } from './lib/errors.ts';
import type { Log } from './lib/log.ts';
import { createPace } from './lib/pace.ts';
import { MINUTE_MS } from './lib/spans.ts';
import { openForGood } from './opening.ts';
import { openPlatform } from './platform.ts';
import { readDefaultSources } from './sources/default-sources.ts';
import { storeDefaults } from './sources/store-defaults.ts';
import { createSubscriber } from './sources/websub/subscriber.ts';
import { checkSchedule } from './scheduler/scheduler.ts';
import type { ScanLine } from './sources/folder/scan-folder.ts';
import type { Taxonomy } from './topics/taxonomy.ts';
import { createWatch, openHttp } from './watching.ts';
import { BACKLOG_STORIES, readJudgement, safeFetchOf } from './wiring.ts';
import { openWorker } from './working.ts';

export type App = {
  /** The sandbox's page; null when Keypoint talks to Discord itself. */
  pageUrl: string | null;
  /** Where HTTP is answered; null when no port is asked for. */
  httpPort: number | null;
  stop(): Promise<void>;
};

const SANDBOX_BACKLOG_STORIES = 25;
const PUSHED_AGAIN_MS = 30_000;
/** More than a person needs, and little enough that nobody keeps it from the others. */
const PERSONAL_PACE = { atOnce: 20, refillMs: 1_500 };

export type AppOptions = {
  config: Config;
  log: Log;
  clock?: Clock;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
  /** By `openForGood`, which needs no more than the settings; closed with the rest. */
  database?: Promise<OpenDatabase>;
  /** Called when Keypoint cannot go on, with the reason for the operator. */
  onFatal: (error: UserError) => void;
};

export async function startApp(options: AppOptions): Promise<App> {
  const { config } = options;
  const opening = options.database ?? openForGood(config, options.onFatal);
  // A database that did not open has told of it where it was waited for.
  const closers = [async () => (await opening.catch(() => null))?.close()];
  const closing = new AbortController();
  const stop = () => {
    closing.abort();
    return closeAll(closers);
  };
  try {
    checkSchedule('SCAN_SCHEDULE', config.SCAN_SCHEDULE);
    const { taxonomy, line } = readJudgement(config);
    const opened = await assemble({
      ...options,
      opening,
      taxonomy,
      line,
      closing: closing.signal,
      closers,
    });
    return { ...opened, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type AssembleArgs = AppOptions & {
  opening: Promise<OpenDatabase>;
  taxonomy: Taxonomy;
  line: ScanLine;
  /** Ends what takes long. */
  closing: AbortSignal;
  /** Each part adds how it is closed as soon as it is open. */
  closers: (() => Promise<void>)[];
};

async function assemble({
  config,
  log,
  clock = systemClock,
  signal,
  onFatal,
  opening,
  taxonomy,
  line,
  closing,
  closers,
}: AssembleArgs): Promise<Omit<App, 'stop'>> {
  const { KEYPOINT_ROLES: roles } = config;
  const { db, kind } = await opening;
  log.info(kind === 'pglite' ? 'embedded database is open' : 'Postgres is connected');
  signal?.throwIfAborted();

  await storeDefaults({ db, clock }, readDefaultSources(taxonomy));
  const platform = await openPlatform({ config, taxonomy, clock, log });
  closers.push(() => platform.close());
  const hasGateway = roles.has('gateway');
  const isConnected = hasGateway ? () => client.isConnected() : null;
  const metrics = createWatch({ db, clock, isConnected });
  const client: DiscordClient = createDiscordClient(
    {
      clock,
      log,
      requestsPerSecond: config.DISCORD_REQUESTS_PER_SECOND,
      onRequest: metrics.onRequest,
    },
    {
      token: platform.token,
      apiUrl: platform.apiUrl,
      shards: hasGateway ? (config.DISCORD_SHARDS ?? 'all') : null,
      onRefused: onFatal,
    },
  );
  closers.push(() => client.close());

  const web = safeFetchOf(config);
  closers.push(() => web.close());
  let wakeDelivery: () => void = () => undefined;
  const authorityOf = (domain: string) => line.outletOf(domain)?.authority ?? null;
  const discordSender = createDiscordSender({ rest: client.rest, clock, taxonomy, authorityOf });
  const closedDms = createClosedDms({ clock, log });
  const known = createKnownPlaces({ client, db, signal: closing });
  const sender = metrics.counting(closedDms.heard(informedSender(discordSender, known)));
  const pollsDefaults = config.KEYPOINT_SOURCES === 'default';
  const context: DiscordContext = {
    db,
    clock,
    log,
    taxonomy,
    authorityOf,
    alertBar: config.ALERT_BAR,
    heatPerArticle: config.HEAT_PER_ARTICLE,
    pace: createPace({ clock }, PERSONAL_PACE),
    desk: {
      isOperator: createOperators({ rest: client.rest, clock, log }),
      readsDefaults: pollsDefaults,
      line,
      web,
    },
    server: client.server,
    sender,
    // Without a worker here, another process's looks each second.
    wakeDelivery: () => wakeDelivery(),
  };
  // The embedded database has one process, and nobody to share with.
  const isShared = kind === 'postgres';
  const sharing = isShared ? { takes: takesInteractions({ db, clock, log }) } : {};
  const answering = { rest: client.rest, context, closedDms, ...sharing };
  const interactions = createHttpInteractions(answering);
  closers.push(() => interactions.ended());
  if (hasGateway) {
    client.onInteraction((raw) => answerInteraction(answering, raw));
    client.watchAccess({ ...context, tellsOthers: isShared });
    const rechecks = setInterval(() => client.recheckAccess(), MINUTE_MS);
    closers.push(async () => clearInterval(rechecks));
  }
  const { applicationId } = await persist({ log, signal }, () => client.login());
  log.info(hasGateway ? 'connected to Discord' : 'Discord takes the token');
  if (hasGateway || roles.has('http')) {
    const commands = await persist({ log, signal }, () =>
      registerCommands({ rest: client.rest }, applicationId),
    );
    if (commands === 'replaced') log.info('commands registered');
    if (commands === 'limit-reached') {
      log.warn('Discord takes no more changes of commands today: the ones of before stay.');
    }
  }

  const backlogStories =
    config.BACKLOG_STORIES ?? (platform.pageUrl ? SANDBOX_BACKLOG_STORIES : BACKLOG_STORIES);
  await platform.introduce({ db, clock, alertBar: config.ALERT_BAR, backlogStories });
  const { PUBLIC_URL: publicUrl } = config;
  const hubDeps = { db, clock, log, fetchPage: web.fetchPage, pollsDefaults };
  const hubs =
    publicUrl === undefined ? null : createSubscriber({ ...hubDeps, publicUrl, signal: closing });
  const worker = roles.has('worker')
    ? await openWorker({
        config,
        db,
        kind,
        clock,
        log,
        line,
        backlogStories,
        sender,
        web,
        hubs,
        onRun: metrics.onJob,
        self: randomUUID(),
        closing,
        onFatal,
        closers,
      })
    : null;
  if (worker) wakeDelivery = () => worker.wake();
  const http = await openHttp({
    config,
    log,
    db,
    clock,
    taxonomy,
    metrics,
    isConnected,
    isDelivering: worker ? () => worker.isAlive() : null,
    hubs,
    interactions,
  });
  if (http) closers.push(() => http.close());
  if (http && hubs) {
    // The job may run in another process, which does not know what was pushed here.
    const again = setInterval(() => {
      hubs.pollAgain().catch((error: unknown) => {
        log.warn({ reason: messageOf(error) }, 'a feed that was pushed could not be marked');
      });
    }, PUSHED_AGAIN_MS);
    closers.push(async () => clearInterval(again));
  }
  worker?.startJobs();
  return { pageUrl: platform.pageUrl, httpPort: http?.port ?? null };
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
