/** Owns a server of the sandbox whose channels close and open, and the parts of Keypoint that meet it. */
import { asc } from 'drizzle-orm';
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { editLane, postLane } from '../../src/delivery/card-lanes.ts';
import { noticeLane } from '../../src/delivery/notice-lane.ts';
import type { Sender } from '../../src/delivery/sender.ts';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { informedSender } from '../../src/discord/informed-sender.ts';
import { createKnownPlaces } from '../../src/discord/known-places.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import type { ControlAction } from '../../src/sandbox/control/index.ts';
import { BITS, PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { taxonomy } from '../discord/stories.ts';
import { movableClock } from '../sandbox/raw.ts';
import type { TestDatabase } from '../support/database.ts';
import { runLanes } from '../support/delivery.ts';
import { entry, ingest } from '../support/factories.ts';
import { createSandbox } from '../support/judged-sandbox.ts';

const CHANNELS = ['one', 'two', 'notices'] as const;
type ChannelName = (typeof CHANNELS)[number] | 'forum';

const FORUM = { name: 'forum', type: 15 as const, requireTag: true };
/** May change the forum's tags. */
const BOT_ROLE = { name: 'Keypoint', permissions: PERMISSIONS.bot | BITS.ManageChannels };

/** A client and the outboxes of one process; `stop` ends it as a shutdown would. */
export type Process = { client: DiscordClient; sender: Sender; stop(): Promise<void> };

export async function openClosingStage(database: TestDatabase) {
  const { db } = database;
  const clock = movableClock(new Date().toISOString());
  const sandbox = await createSandbox({
    clock,
    limits: false,
    seed: {
      users: [{ username: 'maker' }, { username: 'member' }],
      guilds: [
        {
          name: 'Server',
          roles: [BOT_ROLE],
          channels: [...CHANNELS.map((name) => ({ name })), FORUM],
        },
      ],
    },
  });
  const guild = sandbox.ids.guilds['Server'];
  const guildId = guild?.id ?? '';
  const channelOf = (name: ChannelName) => guild?.channels[name] ?? '';
  const userOf = (name: 'maker' | 'member') => sandbox.ids.users[name] ?? '';
  const lines: { level: number; msg: string }[] = [];
  const log = pino({ level: 'debug' }, { write: (text) => lines.push(JSON.parse(text)) });
  let running: Process | null = null;

  async function start(): Promise<Process> {
    // Discord lets a bot connect only so often within five seconds.
    clock.move(10_000);
    const client = createDiscordClient(
      { clock, log },
      { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
    );
    const authorityOf = () => null;
    const sender = informedSender(
      createDiscordSender({ rest: client.rest, clock, taxonomy, authorityOf }),
      createKnownPlaces({ client, db }),
    );
    const context: DiscordContext = {
      db,
      clock,
      log,
      taxonomy,
      authorityOf,
      alertBar: 70,
      heatPerArticle: 10,
      pace: { take: () => 0 },
      server: client.server,
      sender,
      wakeDelivery: () => undefined,
    };
    client.onInteraction((raw) => answerInteraction({ rest: client.rest, context }, raw));
    client.watchAccess(context);
    const { applicationId } = await client.login();
    await registerCommands(client, applicationId);
    running = { client, sender, stop: () => client.close() };
    return running;
  }

  const messagesIn = (channelId: string): APIMessage[] => sandbox.state().messages[channelId] ?? [];

  return {
    db,
    sandbox,
    clock,
    lines,
    guildId,
    channelOf,
    userOf,
    start,
    control: (action: ControlAction) => sandbox.control(action),
    close: async () => {
      await running?.stop();
      await sandbox.close();
    },

    /** The maker has chosen this channel for alerts. */
    async alertsIn(discordId: string): Promise<void> {
      const place = { kind: 'channel' as const, discordId, guildId };
      const args = { place, topic: 'computer-vision', createdBy: userOf('maker') };
      await follow({ db, clock }, args);
    },

    /** A story for everyone who follows computer vision. */
    publish: (name: string) =>
      ingest(db, [entry(name, { title: name, publishedAt: clock.now() })], { now: clock.now() }),

    /** Sends what is due. */
    async deliver(sender = running?.sender): Promise<void> {
      if (!sender) throw new Error('no process is running');
      const deps = { db, clock, log, sender };
      const lanes = [postLane(deps), noticeLane(deps), editLane(deps)];
      await runLanes(lanes, { worker: 'worker-1', now: clock.now() });
    },

    cardsIn: (channelId: string): string[] =>
      messagesIn(channelId).flatMap(({ embeds }) => embeds[0]?.title ?? []),

    /** Every notice, wherever it went, oldest first. */
    notices: (): APIMessage[] =>
      Object.values(sandbox.state().messages)
        .flat()
        .filter(({ content }) => content.startsWith('**Alerts are paused'))
        .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)),

    async states(): Promise<string[]> {
      const rows = await db.select().from(destinations).orderBy(asc(destinations.id));
      return rows.map(({ state, pauseKind }) => pauseKind ?? state);
    },

    messagesIn,
  };
}

export type ClosingStage = Awaited<ReturnType<typeof openClosingStage>>;

/** Looks until it is so: the gateway takes its time. */
export async function until<T>(look: () => Promise<T> | T, isReached: (seen: T) => boolean) {
  for (;;) {
    const seen = await look();
    if (isReached(seen)) return seen;
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}
