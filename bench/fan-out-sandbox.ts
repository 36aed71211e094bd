/**
 * Owns the Discord of the fan-out bench, a process of its own: a sandbox with Discord's limits, a
 * person who asks `/news topic` every second once told to, and the account of what it saw.
 */
import { createInterface } from 'node:readline';
import { createSandbox, type Sandbox } from '../src/sandbox/sandbox.ts';
import { snowflakeMs } from '../src/sandbox/state/snowflake.ts';

export type SandboxOrder = { channels: number; latencyMs: number };
export type SandboxPlace = { apiUrl: string; token: string; channelIds: string[]; guildId: string };
export type SandboxReport = {
  posts: number;
  limited: number;
  /** Milliseconds from the question to the answer, of each. */
  answersMs: number[];
  unanswered: number;
};

/** As many as Discord lets a server have. */
const CHANNELS_PER_GUILD = 500;
const ASK_EVERY_MS = 1_000;

const order: SandboxOrder = JSON.parse(process.argv[2] ?? '');
const names = Array.from({ length: order.channels }, (_, index) => `channel-${index}`);
const guildNames = names
  .filter((_, index) => index % CHANNELS_PER_GUILD === 0)
  .map((_, index) => `Server ${index}`);
const sandbox = await createSandbox({
  limits: true,
  seed: {
    users: [{ username: 'ada', displayName: 'Ada' }],
    guilds: guildNames.map((name, index) => ({
      name,
      channels: names
        .slice(index * CHANNELS_PER_GUILD, (index + 1) * CHANNELS_PER_GUILD)
        .map((channel) => ({ name: channel })),
    })),
  },
});
if (order.latencyMs > 0) {
  await sandbox.control({ action: 'fault.add', answer: 'slow', ms: order.latencyMs });
}

const { ids, apiUrl, token } = sandbox;
const channelIds = guildNames.flatMap((name) => Object.values(ids.guilds[name]?.channels ?? {}));
const place: SandboxPlace = {
  apiUrl,
  token,
  channelIds,
  guildId: ids.guilds['Server 0']?.id ?? '',
};
process.stdout.write(`${JSON.stringify(place)}\n`);

const asked: string[] = [];
let asking: NodeJS.Timeout | undefined;

async function ask(): Promise<void> {
  const topic = { name: 'topic', type: 3, value: 'computer-vision' };
  const id = await sandbox.runCommand({
    userId: ids.users['ada'] ?? '',
    channelId: channelIds[0] ?? '',
    name: 'news',
    options: [{ name: 'topic', type: 1, options: [topic] }],
  });
  asked.push(id);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'ask') asking = setInterval(() => void ask(), ASK_EVERY_MS);
  if (line !== 'report') return;
  clearInterval(asking);
  // The last question has its time as well.
  setTimeout(() => {
    process.stdout.write(`${JSON.stringify(report(sandbox.requests()))}\n`);
  }, ASK_EVERY_MS);
});

function report(seen: ReturnType<Sandbox['requests']>): SandboxReport {
  const answersMs = asked.flatMap((id) => {
    const callback = seen.find(({ path }) => path.includes(`/interactions/${id}/`));
    if (!callback) return [];
    // What was only announced is answered by the edit that follows, under the same token.
    const token = callback.path.split('/').at(-2) ?? '';
    const answer = isAnnouncement(callback.body)
      ? seen.find(({ path }) => path.includes('/webhooks/') && path.includes(token))
      : callback;
    return answer ? [Date.parse(answer.at) - snowflakeMs(id)] : [];
  });
  const isPost = ({ method, route, status }: (typeof seen)[number]) =>
    method === 'POST' && status === 200 && route === '/channels/:channel_id/messages';
  return {
    posts: seen.filter(isPost).length,
    limited: seen.filter(({ status }) => status === 429).length,
    answersMs,
    unanswered: asked.length - answersMs.length,
  };
}

function isAnnouncement(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'type' in body && body.type === 5;
}
