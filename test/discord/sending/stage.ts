/** Owns a sandbox with a channel of each kind, and a sender that reaches it over discord.js’s REST. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIMessage } from 'discord-api-types/v10';
import type {
  Outgoing,
  Posted,
  Sender,
  SendOutcome,
  Target,
} from '../../../src/delivery/sender.ts';
import { createDiscordRest } from '../../../src/discord/rest.ts';
import { createDiscordSender } from '../../../src/discord/sender.ts';
import { silentLog } from '../../../src/lib/log.ts';
import type { SandboxSeed } from '../../../src/sandbox/sandbox.ts';
import { outgoing, target } from '../../support/delivery.ts';
import { createSandbox } from '../../support/judged-sandbox.ts';
import { moderatorSeed } from '../../sandbox/moderator-seed.ts';
import { movableClock, rawApi } from '../../sandbox/raw.ts';
import { article, story, taxonomy } from '../stories.ts';

export const KINDS = ['text', 'announcement', 'thread', 'private', 'forum', 'media', 'dm'] as const;
export type Kind = (typeof KINDS)[number];

const TYPES: Readonly<Record<Exclude<Kind, 'dm'>, number>> = {
  text: 0,
  announcement: 5,
  thread: 11,
  private: 12,
  forum: 15,
  media: 16,
};

type Channel = SandboxSeed['guilds'][number]['channels'][number];

const CHANNELS: Channel[] = [
  { name: 'text' },
  { name: 'announcement', type: 5 },
  { name: 'forum', type: 15 },
  { name: 'media', type: 16 },
  { name: 'category', type: 4 },
];

export type Sent = Extract<SendOutcome, { status: 'sent' }>;

export async function openStage(
  options: { channels?: Channel[]; limits?: boolean; seed?: SandboxSeed; start?: string } = {},
) {
  const clock = movableClock(options.start);
  const folder = mkdtempSync(join(tmpdir(), 'keypoint-sending-'));
  const { seed = moderatorSeed([...CHANNELS, ...(options.channels ?? [])]) } = options;
  const given = {
    clock,
    seed,
    stateFile: join(folder, 'sandbox.json'),
    limits: options.limits ?? false,
  };
  let sandbox = await createSandbox(given);
  const threads = new Map<Kind, string>();

  /** As of a process that has just started. */
  const newSender = (): Sender => {
    const rest = createDiscordRest({ clock, log: silentLog() }, sandbox);
    return createDiscordSender({ rest, clock, taxonomy, authorityOf: () => null });
  };
  let sender = newSender();

  const channel = (name: string): string =>
    sandbox.ids.guilds['Keypoint']?.channels[name] ?? sandbox.ids.users[name] ?? '';
  const api: ReturnType<typeof rawApi> = (...args) => rawApi(sandbox)(...args);

  const setPermission = (permission: string, granted: boolean) =>
    sandbox.control({
      action: 'permission.set',
      guild_id: sandbox.ids.guilds['Keypoint']?.id ?? '',
      permission,
      granted,
    });

  async function threadOf(kind: 'thread' | 'private'): Promise<string> {
    const known = threads.get(kind);
    if (known !== undefined) return known;
    const body = { name: kind, type: TYPES[kind] };
    const made = await api('POST', `/channels/${channel('text')}/threads`, body);
    const id = String(made.body['id']);
    threads.set(kind, id);
    return id;
  }

  async function targetOf(kind: Kind): Promise<Target> {
    if (kind === 'dm') {
      const discordId = channel('member');
      return target({ kind: 'dm', discordId, guildId: null, channelType: null });
    }
    const isThread = kind === 'thread' || kind === 'private';
    const discordId = isThread ? await threadOf(kind) : channel(kind);
    const guildId = sandbox.ids.guilds['Keypoint']?.id ?? null;
    return target({ discordId, guildId, channelType: TYPES[kind] });
  }

  /** A card with this title. */
  async function send(
    kind: Kind,
    title = 'First title',
    fields: Partial<Outgoing> = {},
  ): Promise<SendOutcome> {
    // Whatever is shown differently is another revision.
    const revision = Buffer.from(title).reduce((sum, byte) => sum + byte, 0);
    const view = story({ head: article({ title }), coverage: [], revision });
    const place = await targetOf(kind);
    return sender.send(outgoing(view, { target: place, mark: `mark-${kind}`, ...fields }));
  }

  return {
    clock,
    api,
    channel,
    targetOf,
    send,
    sandbox: () => sandbox,
    sender: () => sender,
    /** @throws when it was not sent */
    async sendWell(...args: Parameters<typeof send>): Promise<Sent> {
      const outcome = await send(...args);
      if (outcome.status !== 'sent') throw new Error(`${outcome.status}: ${outcome.reason}`);
      return outcome;
    },
    edit: (kind: Kind, title: string, posted: Posted) => send(kind, title, { posted }),
    /** Titles of all cards of the bot, wherever they are. */
    titles: (): string[] =>
      Object.values(sandbox.state().messages)
        .flat()
        .flatMap(({ embeds }) => embeds.map(({ title = '' }) => title)),
    messages: (channelId: string): APIMessage[] => sandbox.state().messages[channelId] ?? [],
    post(id: string) {
      const channels = sandbox.state().guilds.flatMap((guild) => guild.channels);
      return channels.find((each) => each.id === id);
    },
    /** Routes of the bot's requests since the last call of this. */
    routes: seenRoutes(() => sandbox.requests()),
    loseNextAnswer: (kind: Kind) =>
      sandbox.control({
        action: 'fault.add',
        answer: 'lost',
        method: 'POST',
        path:
          kind === 'forum' || kind === 'media'
            ? '/channels/:channel_id/threads'
            : '/channels/:channel_id/messages',
        times: 1,
      }),
    take: (permission: string) => setPermission(permission, false),
    give: (permission: string) => setPermission(permission, true),
    /** Discord and the process end, and are back after this long. */
    async restart(ms: number): Promise<void> {
      await sandbox.close();
      clock.move(ms);
      sandbox = await createSandbox(given);
      sender = newSender();
    },
    async close(): Promise<void> {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

function seenRoutes(requests: () => { method: string; route: string | null }[]) {
  let seen = 0;
  return (): string[] => {
    const all = requests().map(({ method, route }) => `${method} ${route}`);
    // After a restart there are fewer.
    const since = all.slice(seen > all.length ? 0 : seen);
    seen = all.length;
    return since;
  };
}
