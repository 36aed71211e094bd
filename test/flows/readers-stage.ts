/** Owns a server with two readers, for the proofs of what readers do. */
import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { postLane } from '../../src/delivery/card-lanes.ts';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import { createClosedDms } from '../../src/discord/closed-dms.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import type { Sender } from '../../src/delivery/sender.ts';
import { silentLog } from '../../src/lib/log.ts';
import { follow } from '../../src/subscriptions/follow.ts';
import { unknownServer } from '../discord/context.ts';
import { enter, type Person } from '../discord/people.ts';
import { taxonomy } from '../discord/stories.ts';
import { movableClock } from '../sandbox/raw.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes } from '../support/delivery.ts';
import { entry, ingest } from '../support/factories.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

const EPHEMERAL = 64;
export const isPrivate = ({ flags }: APIMessage) => (Number(flags) & EPHEMERAL) !== 0;
export const textOf = ({ content, embeds }: APIMessage) =>
  [content, embeds[0]?.title, embeds[0]?.description].filter(Boolean).join('\n');
export const labels = ({ components = [] }: APIMessage) =>
  components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((each) => ('label' in each && each.label ? [each.label] : []))
      : [],
  );

export const clock = movableClock(new Date().toISOString());
const people: Person[] = [];
export let database: TestDatabase;
let sandbox: Sandbox;
let client: DiscordClient;
export let context: DiscordContext;
let sender: Sender;
export let channelId: string;
let guildId: string;
let threadless: string;

/** Opened before a file's tests, and emptied before each. */
export function setReadersStage(): void {
  beforeAll(async () => {
    database = await openTestDatabase();
    sandbox = await createSandbox({
      clock,
      limits: false,
      seed: {
        users: [{ username: 'reader' }, { username: 'other' }],
        guilds: [{ name: 'Server', channels: [{ name: 'news' }, { name: 'talk' }] }],
      },
    });
    const guild = sandbox.ids.guilds['Server'];
    guildId = guild?.id ?? '';
    channelId = guild?.channels['news'] ?? '';
    threadless = guild?.channels['talk'] ?? '';
    const log = silentLog();
    client = createDiscordClient(
      { clock, log },
      { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
    );
    const authorityOf = () => null;
    context = {
      db: database.db,
      clock,
      log,
      taxonomy,
      authorityOf,
      alertBar: 70,
      heatPerArticle: 10,
      ...unknownServer,
      pace: { take: () => 0 },
      wakeDelivery: () => undefined,
    };
    const closedDms = createClosedDms({ clock, log });
    client.onInteraction((raw) =>
      answerInteraction({ rest: client.rest, context, closedDms }, raw),
    );
    const { applicationId } = await client.login();
    await registerCommands(client, applicationId);
    sender = closedDms.heard(
      createDiscordSender({ rest: client.rest, clock, taxonomy, authorityOf }),
    );
  });
  afterAll(async () => {
    await client.close();
    await sandbox.close();
    await database.close();
  });
  beforeEach(() => database.reset());
  afterEach(async () => {
    for (const person of people.splice(0)) {
      person.leave();
      await dms(person, true);
    }
  });
}

export async function come(
  name: 'reader' | 'other' = 'reader',
  where = channelId,
): Promise<Person> {
  const person = await enter({ sandbox, channelId: where }, sandbox.ids.users[name] ?? '');
  people.push(person);
  return person;
}

export const dms = (person: Person, open: boolean) =>
  sandbox.control({ action: 'dms.set', user_id: person.id, open });

export const deliver = () =>
  runLanes([postLane({ db: database.db, clock, log: silentLog(), sender })], {
    worker: 'worker-1',
    now: clock.now(),
  });

export const publish = (name: string) =>
  ingest(database.db, [entry(name, { title: name, publishedAt: clock.now() })], {
    now: clock.now(),
  });

export const alertsHere = (topic: string) =>
  follow(
    { db: database.db, clock },
    {
      place: { kind: 'channel', discordId: channelId, guildId },
      topic,
      createdBy: sandbox.ids.users['other'] ?? '',
    },
  );

/** What came to somebody by direct message. */
export function dmsOf(person: Person): string[] {
  const { messages } = sandbox.state();
  return Object.values(messages)
    .flat()
    .filter(({ channel_id: id }) => id !== channelId && id !== threadless)
    .map(({ embeds }) => embeds[0]?.title ?? person.id);
}
