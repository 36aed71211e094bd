/** Owns a server of the sandbox with its people, and a Keypoint there that can be started again. */
import type { APIMessage } from 'discord-api-types/v10';
import { postLane } from '../../src/delivery/card-lanes.ts';
import { updateLane } from '../../src/delivery/update-lane.ts';
import type { Sender } from '../../src/delivery/sender.ts';
import { answerInteraction } from '../../src/discord/answer-interaction.ts';
import { createDiscordClient, type DiscordClient } from '../../src/discord/client.ts';
import { commands, messageCommands } from '../../src/discord/commands/index.ts';
import type { DiscordContext } from '../../src/discord/context.ts';
import { informedSender } from '../../src/discord/informed-sender.ts';
import { createKnownPlaces } from '../../src/discord/known-places.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import { silentLog } from '../../src/lib/log.ts';
import type { ControlAction } from '../../src/sandbox/control/index.ts';
import { BITS, PERMISSIONS } from '../../src/sandbox/permissions.ts';
import { listSubscriptions } from '../../src/subscriptions/list-subscriptions.ts';
import { enter, type Person } from '../discord/people.ts';
import { taxonomy } from '../discord/stories.ts';
import { movableClock, rawApi } from '../sandbox/raw.ts';
import type { TestDatabase } from '../support/database.ts';
import { runLanes } from '../support/delivery.ts';
import { entry, ingest, line } from '../support/factories.ts';
import { createSandbox } from '../support/judged-sandbox.ts';

const SERVER = 'Server';
const EPHEMERAL = 64;
/** Beyond any answer: none has to be announced first, however busy the machine is. */
const PATIENCE_MS = 60_000;
/** Discord lets a bot connect only so often within five seconds. */
const RESTART_MS = 10_000;
const PAPERS = { name: 'papers', type: 15 as const, tags: [{ name: 'Papers' }, { name: 'Code' }] };
const CHANNELS = [{ name: 'general' }, { name: 'talk' }, { name: 'notices' }, PAPERS];

/** Longer than Discord knows a message by its nonce. */
const NONCES_MS = 10 * 60_000;

type Name = 'admin' | 'second' | 'member' | 'reader';
type Options = {
  /** The server's owner has opened every command to everybody, as owners may. */
  isOpenToAll?: boolean;
  /** Beyond what it needs. */
  botRights?: bigint;
};

export async function openServerStage(
  database: TestDatabase,
  { isOpenToAll = false, botRights = 0n }: Options = {},
) {
  const { db } = database;
  const clock = movableClock(new Date().toISOString());
  const sandbox = await createSandbox({
    clock,
    limits: false,
    responseDeadlineMs: PATIENCE_MS,
    seed: {
      users: ['owner', 'admin', 'second', 'member', 'reader'].map((username) => ({ username })),
      guilds: [
        {
          name: SERVER,
          roles: [
            { name: 'Keypoint', permissions: PERMISSIONS.bot | botRights },
            { name: 'Admin', permissions: PERMISSIONS.everyone | BITS.ManageGuild },
            { name: 'Fans', mentionable: true },
            { name: 'Team', mentionable: false },
          ],
          channels: CHANNELS,
          members: [
            { user: 'owner' },
            { user: 'admin', roles: ['Admin'] },
            { user: 'second', roles: ['Admin'] },
            { user: 'member', roles: ['Fans'] },
            { user: 'reader' },
          ],
        },
      ],
    },
  });
  const guild = sandbox.ids.guilds[SERVER];
  const guildId = guild?.id ?? '';
  const log = silentLog();
  const authorityOf = () => null;
  const people: Person[] = [];
  let client: DiscordClient;
  let context: DiscordContext;
  let sender: Sender;

  async function start(): Promise<void> {
    client = createDiscordClient(
      { clock, log },
      { token: sandbox.token, apiUrl: sandbox.apiUrl, onRefused: () => undefined },
    );
    const { rest, server } = client;
    sender = informedSender(
      createDiscordSender({ rest, clock, taxonomy, authorityOf }),
      createKnownPlaces({ client, db }),
    );
    context = {
      db,
      clock,
      log,
      taxonomy,
      authorityOf,
      alertBar: 70,
      heatPerArticle: 10,
      pace: { take: () => 0 },
      desk: {
        isOperator: async (userId) => userId === sandbox.ids.users['owner'],
        readsDefaults: false,
        line,
        web: { fetchPage: () => Promise.reject(new Error('there is no web here')) },
      },
      server,
      sender,
      wakeDelivery: () => undefined,
    };
    const deps = { rest, context, patienceMs: PATIENCE_MS };
    client.onInteraction((raw) => answerInteraction(deps, raw));
    client.watchAccess(context);
    const { applicationId } = await client.login();
    const registered = [...commands, ...messageCommands].map(({ data }) =>
      isOpenToAll ? { ...data, default_member_permissions: null } : data,
    );
    await registerCommands(client, applicationId, registered);
  }
  await start();

  const channelOf = (name: string) => guild?.channels[name] ?? '';
  const messagesIn = (channelId: string): APIMessage[] => sandbox.state().messages[channelId] ?? [];

  return {
    sandbox,
    clock,
    guildId,
    channelOf,
    messagesIn,
    /** The newest card of this title, wherever it is. */
    card(title: string): APIMessage {
      const all = Object.values(sandbox.state().messages).flat();
      const cards = all.filter(({ embeds }) => embeds[0]?.title === title);
      const newest = cards.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))[0];
      if (!newest) throw new Error(`no card is called ${title}`);
      return newest;
    },
    roleOf: (name: string) => guild?.roles[name] ?? '',
    userOf: (name: Name) => sandbox.ids.users[name] ?? '',
    api: rawApi(sandbox),
    context: () => context,
    control: (action: ControlAction) => sandbox.control(action),
    rules: () => listSubscriptions({ db }, { guildId }),

    /** Nothing is stored, and nothing that was posted before is taken for it: numbers begin anew. */
    async begin(): Promise<void> {
      await database.reset();
      clock.move(NONCES_MS);
    },
    /** Somebody at the keyboard, in the channel of this name or id. */
    async come(name: Name, where = 'general'): Promise<Person> {
      const channelId = channelOf(where) || where;
      const person = await enter({ sandbox, channelId }, sandbox.ids.users[name] ?? '');
      people.push(person);
      return person;
    },
    leave(): void {
      for (const person of people.splice(0)) person.leave();
    },

    /** A thread of a channel, or a post of a forum, that somebody else's bot has made. */
    async thread(channel: string, { isPrivate = false } = {}): Promise<string> {
      const isPost = channelOf(channel) === channelOf(PAPERS.name);
      const body = isPost
        ? { name: 'A question', message: { content: 'What is new?' } }
        : { name: 'A thread', type: isPrivate ? 12 : 11 };
      const made = await rawApi(sandbox)('POST', `/channels/${channelOf(channel)}/threads`, body);
      return String(made.body['id']);
    },

    /** A story of computer vision, of now. */
    publish: (name: string, fields: Parameters<typeof entry>[1] = {}) =>
      ingest(db, [entry(name, { title: name, publishedAt: clock.now(), ...fields })], {
        now: clock.now(),
      }),

    /** Sends what is due. */
    async deliver(): Promise<void> {
      const deps = { db, clock, log, sender };
      await runLanes([postLane(deps), updateLane(deps)], { worker: 'worker-1', now: clock.now() });
    },

    /** The process ends, and another one goes on with its database. */
    async restart(): Promise<void> {
      await client.close();
      clock.move(RESTART_MS);
      await start();
    },
    async close(): Promise<void> {
      await client.close();
      await sandbox.close();
    },
  };
}

export type ServerStage = Awaited<ReturnType<typeof openServerStage>>;

export const isPrivate = ({ flags }: APIMessage): boolean => (Number(flags) & EPHEMERAL) !== 0;

/** All the words of a message. */
export function textOf({ content, embeds }: APIMessage): string {
  const shown = embeds.flatMap(({ title, description, fields = [] }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return [content, ...shown].filter(Boolean).join('\n');
}
