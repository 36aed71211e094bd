/** Owns what the sandbox remembers over a restart, and how it refuses to start. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { UserError } from '../../src/lib/errors.ts';
import { createSandbox, type Sandbox, type SandboxSeed } from '../support/judged-sandbox.ts';
import { movableClock, placesOf, rawApi } from './raw.ts';

let folder: string;
let stateFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keypoint-sandbox-'));
  stateFile = join(folder, 'deep', 'sandbox.json');
});

afterEach(() => rm(folder, { recursive: true }));

const readFiles = () =>
  Promise.all([stateFile, `${stateFile}.journal`].map((file) => readFile(file, 'utf8')));

const seed = (channels: string[]): SandboxSeed => ({
  users: [{ username: 'ann' }],
  guilds: [{ name: 'G', channels: channels.map((name) => ({ name })), roles: [{ name: 'staff' }] }],
});

describe('the state file', () => {
  it('brings everything back: token, ids, messages, threads, commands', async () => {
    const first = await createSandbox({ stateFile });
    const { channelId, memberId } = placesOf(first);
    const api = rawApi(first);
    const { body } = await api('POST', `/channels/${channelId}/messages`, { content: 'kept' });
    await api('POST', `/applications/${first.applicationId}/commands`, {
      name: 'a',
      description: 'a',
    });
    await api('POST', `/channels/${channelId}/threads`, { name: 'a', type: 11 });
    const dm = await api('POST', '/users/@me/channels', { recipient_id: memberId });
    await first.close();

    const second = await createSandbox({ stateFile });
    expect(second.token).toBe(first.token);
    expect(second.ids).toEqual(first.ids);
    expect(second.state()).toEqual(first.state());
    const again = rawApi(second);
    const known = await again('GET', `/channels/${channelId}/messages/${String(body['id'])}`);
    expect(known.body['content']).toBe('kept');
    const sameDm = await again('POST', '/users/@me/channels', { recipient_id: memberId });
    expect(sameDm.body['id']).toBe(dm.body['id']);
    const next = await again('POST', `/channels/${channelId}/messages`, { content: 'new' });
    expect(BigInt(String(next.body['id'])) > BigInt(String(body['id']))).toBe(true);
    await second.close();
    expect(await readdir(join(folder, 'deep'))).toEqual(['sandbox.json']);
  });

  it('takes a seed that grew without making anything twice', async () => {
    const first = await createSandbox({ stateFile, seed: seed(['a']) });
    await first.close();
    const second = await createSandbox({ stateFile, seed: seed(['a', 'b']) });
    const [guild] = second.state().guilds;
    expect(guild?.channels.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(guild?.roles.map(({ name }) => name)).toEqual(['@everyone', 'Keypoint', 'staff']);
    expect(second.ids.guilds['G']?.channels['a']).toBe(first.ids.guilds['G']?.channels['a']);
    await second.close();
  });

  it('remembers nonces for what is left of their three minutes', async () => {
    const clock = movableClock();
    const message = { content: 'c', nonce: 7, enforce_nonce: true };
    const postTo = (sandbox: Sandbox) =>
      rawApi(sandbox)('POST', `/channels/${placesOf(sandbox).channelId}/messages`, message);
    const first = await createSandbox({ stateFile, clock });
    const { body } = await postTo(first);
    await first.close();
    clock.move(2 * 60_000);
    const second = await createSandbox({ stateFile, clock });
    expect((await postTo(second)).body['id']).toBe(body['id']);
    await second.close();
    clock.move(60_001);
    const third = await createSandbox({ stateFile, clock });
    expect((await postTo(third)).body['id']).not.toBe(body['id']);
    await third.close();
  });

  it('is not touched by a second start that finds the port in use', async () => {
    const first = await createSandbox({ stateFile });
    const { channelId } = placesOf(first);
    const api = rawApi(first);
    await api('POST', `/channels/${channelId}/messages`, { content: 'before' });
    const port = Number(new URL(first.pageUrl).port);
    const files = await readFiles();
    await expect(createSandbox({ stateFile, port })).rejects.toThrow(UserError);
    expect(await readFiles()).toEqual(files);
    await first.close();
  });

  it.each([
    ['is cut off', '{"version":1,'],
    ['is something else', '{"hello":"world"}'],
  ])('is named when it %s', async (_title, text) => {
    const damaged = join(folder, 'damaged.json');
    await writeFile(damaged, text);
    const starting = createSandbox({ stateFile: damaged });
    await expect(starting).rejects.toThrow(UserError);
    await expect(starting).rejects.toThrow(damaged);
  });
});

describe('the port', () => {
  it('is named when it is in use', async () => {
    const first = await createSandbox();
    const port = Number(new URL(first.pageUrl).port);
    const starting = createSandbox({ port });
    await expect(starting).rejects.toThrow(UserError);
    await expect(starting).rejects.toThrow(`127.0.0.1:${port}: it is in use`);
    await first.close();
  });
});
