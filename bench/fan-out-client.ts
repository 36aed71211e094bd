/** Owns the client of the fan-out bench, a process of its own: Keypoint's delivery, or a plain program. */
import { setTimeout } from 'node:timers/promises';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { parseConfig } from '../src/config.ts';
import { openDatabase } from '../src/db/client.ts';
import { editLane, postLane } from '../src/delivery/card-lanes.ts';
import type { Sender } from '../src/delivery/sender.ts';
import { startDeliveryWorker } from '../src/delivery/worker.ts';
import { answerInteraction } from '../src/discord/answer-interaction.ts';
import { createDiscordClient } from '../src/discord/client.ts';
import type { MessageBody } from '../src/discord/payload.ts';
import { registerCommands } from '../src/discord/register.ts';
import { createDiscordSender } from '../src/discord/sender.ts';
import { systemClock as clock } from '../src/lib/clock.ts';
import { createLog } from '../src/lib/log.ts';
import { readJudgement } from '../src/wiring.ts';
import { makeDue } from './fan-out-outbox.ts';
import type { FreshDatabase } from './fresh-database.ts';
import type { SandboxPlace } from './fan-out-sandbox.ts';

export type Contender = 'keypoint' | 'await' | 'all';
export type ClientOrder = {
  contender: Contender;
  discord: SandboxPlace;
  database: FreshDatabase['place'];
  /** What a plain program sends: the same card. */
  card: MessageBody;
  stories: number;
};
export type ClientReport = {
  seconds: number;
  cpuSeconds: number;
  /** Of the whole process, and before the first message. */
  peakMb: number;
  idleMb: number;
};

type Run = { ready: Promise<() => Promise<void>> };

const order: ClientOrder = JSON.parse(process.argv[2] ?? '');
const total = order.discord.channelIds.length * order.stories;
const { ready }: Run = order.contender === 'keypoint' ? keypoint() : plain(order.contender);

const run = await ready;
// What logging in asked is not counted any more: a story comes when it comes.
await setTimeout(1_500);
process.stdout.write('"ready"\n');
const idleMb = process.memoryUsage().rss / 2 ** 20;
const before = process.cpuUsage();
const started = performance.now();
await run();
const seconds = (performance.now() - started) / 1_000;
const { user, system } = process.cpuUsage(before);
const report: ClientReport = {
  seconds,
  cpuSeconds: (user + system) / 1e6,
  peakMb: process.resourceUsage().maxRSS / 1_024,
  idleMb,
};
process.stdout.write(`${JSON.stringify(report)}\n`);

/** As `app.ts` puts it together, at rest until the stories come. */
function keypoint(): Run {
  const open = async () => {
    const log = createLog({ level: 'warn', readable: false, destination: 2 });
    const { db } = await openDatabase(order.database);
    const { taxonomy, line } = readJudgement(parseConfig({}));
    const authorityOf = (domain: string) => line.outletOf(domain)?.authority ?? null;
    const client = createDiscordClient(
      { clock, log },
      { ...order.discord, onRefused: (error) => log.error(error.message) },
    );
    const wakeDelivery = () => undefined;
    const pace = { take: () => 0 };
    const sender = createDiscordSender({ rest: client.rest, clock, taxonomy, authorityOf });
    const own = { server: client.server, sender, pace, wakeDelivery };
    const context = {
      db,
      clock,
      log,
      taxonomy,
      authorityOf,
      alertBar: 70,
      heatPerArticle: 10,
      ...own,
    };
    client.onInteraction((raw) => answerInteraction({ rest: client.rest, context }, raw));
    const { applicationId } = await client.login();
    await registerCommands(client, applicationId);
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const delivery = { db, clock, log, sender: counting(sender, finish) };
    const worker = startDeliveryWorker(
      { clock, log, lanes: [postLane(delivery), editLane(delivery)], worker: 'bench' },
      (reason) => log.error(reason),
    );
    return async () => {
      await makeDue(db);
      worker.wake();
      await finished;
    };
  };
  return { ready: open() };
}

/** Tells when the last card has its message. */
function counting(sender: Sender, whenDone: () => void): Sender {
  let sent = 0;
  return {
    ...sender,
    async send(outgoing) {
      const outcome = await sender.send(outgoing);
      if (outcome.status === 'sent') sent += 1;
      if (sent === total) whenDone();
      return outcome;
    },
  };
}

/** discord.js as its guide has it: one message after the other, or all at once. */
function plain(contender: Contender): Run {
  const open = async () => {
    const { apiUrl, token, channelIds } = order.discord;
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
    const isReady = new Promise((resolve) => {
      client.once(Events.ClientReady, resolve);
    });
    await client.login(token);
    await isReady;
    const { embeds = [], components = [] } = order.card;
    const send = async (id: string) => {
      const channel = client.channels.cache.get(id);
      if (!channel?.isSendable()) throw new Error(`no channel ${id}`);
      await channel.send({ embeds, components, allowedMentions: { parse: [] } });
    };
    const wanted = Array.from({ length: order.stories }, () => channelIds).flat();
    return async () => {
      if (contender === 'all') await Promise.all(wanted.map(send));
      else for (const id of wanted) await send(id);
    };
  };
  return { ready: open() };
}
