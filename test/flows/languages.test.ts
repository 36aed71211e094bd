import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestLane } from '../../src/delivery/digest-lane.ts';
import { postLane } from '../../src/delivery/card-lanes.ts';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { informedSender } from '../../src/discord/informed-sender.ts';
import { createKnownPlaces } from '../../src/discord/known-places.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { destinations, guilds } from '../../src/subscriptions/tables.ts';
import { unknownServer } from '../discord/context.ts';
import { enter, type Person } from '../discord/people.ts';
import { taxonomy } from '../discord/stories.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { runLanes } from '../support/delivery.ts';
import { entry, ingest } from '../support/factories.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

describe('languages', () => {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let client: DiscordClient;
  let context: DiscordContext;
  let channelId: string;
  let guildId: string;
  const log = silentLog();

  beforeAll(async () => {
    database = await openTestDatabase();
    sandbox = await createSandbox({
      limits: false,
      seed: {
        users: [
          { username: 'owner' },
          { username: 'japanese', locale: 'ja' },
          { username: 'finnish', locale: 'fi' },
        ],
        guilds: [{ name: 'Server', channels: [{ name: 'general' }] }],
      },
    });
    guildId = sandbox.ids.guilds['Server']?.id ?? '';
    channelId = sandbox.ids.guilds['Server']?.channels['general'] ?? '';
    client = createDiscordClient(
      { clock: systemClock, log },
      { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
    );
    context = {
      db: database.db,
      clock: systemClock,
      log,
      taxonomy,
      authorityOf: () => null,
      alertBar: 70,
      heatPerArticle: 10,
      pace: { take: () => 0 },
      ...unknownServer,
      wakeDelivery: () => undefined,
    };
    client.onInteraction((raw) => answerInteraction({ rest: client.rest, context }, raw));
    const { applicationId } = await client.login();
    await registerCommands(client, applicationId);
  });

  afterAll(async () => {
    await client.close();
    await sandbox.close();
    await database.close();
  });

  beforeEach(() => database.reset());

  const as = (name: string): Promise<Person> =>
    enter({ sandbox, channelId }, sandbox.ids.users[name] ?? '');

  async function deliver(): Promise<void> {
    const sender = informedSender(
      createDiscordSender({ ...context, rest: client.rest }),
      createKnownPlaces({ client, db: database.db }),
    );
    const deps = { db: database.db, clock: systemClock, log, sender };
    await runLanes([postLane(deps), digestLane(deps)], { worker: 'w', now: systemClock.now() });
  }

  const publish = (name: string) =>
    ingest(database.db, [entry(name, { title: name, publishedAt: systemClock.now() })], {
      now: systemClock.now(),
    });

  it('answers each reader in their own, and in English whom it does not know', async () => {
    const [japanese, finnish] = [await as('japanese'), await as('finnish')];
    const [one, other] = [
      await japanese.run('/subscriptions'),
      await finnish.run('/subscriptions'),
    ];
    japanese.leave();
    finnish.leave();
    expect(one.content).toMatch(/^まだ何もフォローしていません。<\/subscribe:\d+>/);
    expect(other.content).toMatch(/^You follow nothing yet\. <\/subscribe:\d+>/);
  });

  it('says in the reader’s own what cannot be done', async () => {
    const japanese = await as('japanese');
    const answer = await japanese.run('/news topic', { topic: 'gardening' });
    japanese.leave();
    expect(answer.content).toMatch(/^「gardening」というトピックはありません。/);
  });

  it('writes to a server in the language that it chose', async () => {
    await database.db.insert(guilds).values({ guildId, locale: 'de' });
    const owner = await as('owner');
    await owner.run('/alerts add', { topic: 'computer-vision', channel: channelId });
    await publish('first');
    await deliver();
    const page = await owner.run('/news topic', { topic: 'computer-vision' });
    expect(page.embeds[0]?.title).toMatch(/: neueste Meldungen$/);
    owner.leave();
    const [card] = sandbox.state().messages[channelId]?.filter(({ author }) => author.bot) ?? [];
    expect(card?.embeds[0]?.footer?.text).toMatch(/^Resonanz \d+ · 1 Artikel$/);
  });

  it('writes to a person in the language that they had when they subscribed', async () => {
    const japanese = await as('japanese');
    await japanese.run('/subscribe', { topic: 'computer-vision' });
    await publish('second');
    await deliver();
    japanese.leave();
    expect(await database.db.select().from(destinations)).toMatchObject([{ locale: 'ja' }]);
    const texts = Object.values(sandbox.state().messages).flatMap((messages) =>
      messages.map(({ embeds }) => embeds[0]?.footer?.text ?? ''),
    );
    expect(texts.filter((text) => /^注目度 \d+ · 記事1件$/.test(text))).toHaveLength(1);
  });
});
