/** Owns the proof that our REST keeps to Discord's limits, against a sandbox that has them. */
import { HTTPError, RateLimitError, type REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { createDiscordRest, withTimeout } from '../../src/discord/rest.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function startSandbox(channels: number) {
  const names = Array.from({ length: channels }, (_, index) => `channel-${index}`);
  const sandbox = await createSandbox({
    limits: true,
    seed: {
      users: [{ username: 'ada', displayName: 'Ada' }],
      guilds: [{ name: 'Server', channels: names.map((name) => ({ name })) }],
    },
  });
  ends.push(() => sandbox.close());
  const ids = names.map((name) => sandbox.ids.guilds['Server']?.channels[name] ?? '');
  return {
    sandbox,
    ids,
    rest: createDiscordRest({ clock: systemClock, log: silentLog() }, sandbox),
  };
}

const post = (rest: REST, channel: string) =>
  rest.post(Routes.channelMessages(channel), { body: { content: 'Hello' } }) as Promise<{
    id: string;
  }>;
const edit = (rest: REST, channel: string, message: string) =>
  rest.patch(Routes.channelMessage(channel, message), { body: { content: 'Hello again' } });
const statuses = (sandbox: Sandbox) => sandbox.requests().map(({ status }) => status);

describe('our REST', () => {
  it('draws no 429 when posts and edits mix in one channel', async () => {
    const { sandbox, ids, rest } = await startSandbox(1);
    const [channel = ''] = ids;
    const { id } = await post(rest, channel);
    for (let turn = 0; turn < 4; turn += 1) {
      await post(rest, channel);
      await edit(rest, channel, id);
    }
    // Five posts are gone, and four edits: what follows an edit must not think that it may post.
    await expect(post(rest, channel)).rejects.toThrow(RateLimitError);
    await edit(rest, channel, id);
    await expect(edit(rest, channel, id)).rejects.toThrow(RateLimitError);
    expect(new Set(statuses(sandbox))).toEqual(new Set([200]));
  });

  it('draws no 429 with many channels at once', async () => {
    const { sandbox, ids, rest } = await startSandbox(60);
    await Promise.all([...ids, ...ids].map((channel) => post(rest, channel)));
    expect(statuses(sandbox)).toHaveLength(120);
    expect(new Set(statuses(sandbox))).toEqual(new Set([200]));
  });

  it('leaves a failure of Discord’s to the outbox, after one try', async () => {
    const { sandbox, ids, rest } = await startSandbox(1);
    await sandbox.control({ action: 'fault.add', answer: '500', method: 'POST' });
    await expect(post(rest, ids[0] ?? '')).rejects.toThrow(HTTPError);
    expect(statuses(sandbox)).toEqual([500]);
  });
});

describe('a request that Discord does not answer', () => {
  const silent: Parameters<typeof withTimeout>[1] = (_url, { signal }) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    });

  it('is given up, whatever was collected as garbage meanwhile', async () => {
    const request = withTimeout(200, silent)('http://127.0.0.1/', {});
    const failure = request.catch((error: unknown) => error);
    // Enough to have the collector run more than once.
    for (let round = 0; round < 40; round += 1) {
      Array.from({ length: 100_000 }, (_, index) => ({ index }));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await failure).toMatchObject({ message: 'Discord did not answer in 200 ms' });
  });

  it('is given up when only its body does not come', async () => {
    const halting: typeof silent = async (_url, { signal }) => {
      const body = new ReadableStream({
        start(controller) {
          signal?.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return new Response(body);
    };
    await expect(withTimeout(50, halting)('http://127.0.0.1/', {})).rejects.toThrow('50 ms');
  });

  it('ends with who asked for it', async () => {
    const controller = new AbortController();
    const request = withTimeout(60_000, silent)('http://127.0.0.1/', { signal: controller.signal });
    controller.abort(new Error('not needed any more'));
    await expect(request).rejects.toThrow('not needed any more');
  });
});
