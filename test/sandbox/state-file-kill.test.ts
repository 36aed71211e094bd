/** Owns the proof that what was answered outlives a kill -9, and that a nonce does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { placesOf, rawApi, USER_AGENT, type Api } from './raw.ts';

const CHILD = fileURLToPath(new URL('state-child.ts', import.meta.url));

type Printed = Pick<Sandbox, 'apiUrl' | 'token' | 'applicationId' | 'ids'>;

let folder: string;
let stateFile: string;
let child: ChildProcess;
let printed: Printed;
let api: Api;
let messagesPath: string;
let sandbox: Sandbox | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keypoint-sandbox-'));
  stateFile = join(folder, 'sandbox.json');
  child = spawn(process.execPath, ['--import', 'tsx', CHILD, stateFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  printed = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the sandbox did not start')));
    child.stdout?.once('data', (line: Buffer) => resolve(JSON.parse(line.toString())));
  });
  api = rawApi(printed);
  messagesPath = `/channels/${placesOf(printed).channelId}/messages`;
  sandbox = undefined;
});

afterEach(async () => {
  child.kill('SIGKILL');
  await sandbox?.close();
  await rm(folder, { recursive: true });
});

async function kill(): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function restart(): Promise<Sandbox> {
  sandbox = await createSandbox({ stateFile, limits: false });
  return sandbox;
}

/** Gives the path of a file that was posted. */
async function upload(text: string): Promise<string> {
  const form = new FormData();
  form.set('files[0]', new Blob([text]), 'a.txt');
  const response = await fetch(`${printed.apiUrl}/v10${messagesPath}`, {
    method: 'POST',
    headers: { authorization: `Bot ${printed.token}`, 'user-agent': USER_AGENT },
    body: form,
  });
  const { attachments }: { attachments: { url: string }[] } = JSON.parse(await response.text());
  return new URL(attachments[0]?.url ?? '').pathname;
}

const posted = (at: number) => ({ content: `m${at}`, nonce: `n${at}`, enforce_nonce: true });

describe('a sandbox that is killed', () => {
  it('right after an answer has every answered message, and posts none of them again', async () => {
    const answered = new Map<number, string>();
    let next = 0;
    const sender = async (): Promise<void> => {
      for (;;) {
        const at = next;
        next += 1;
        const { body } = await api('POST', messagesPath, posted(at));
        answered.set(at, String(body['id']));
        if (answered.size === 100) child.kill('SIGKILL');
      }
    };
    const gone = once(child, 'exit');
    // Every sender ends with the connection.
    await Promise.allSettled(Array.from({ length: 8 }, sender));
    await gone;

    const again = rawApi(await restart());
    for (let at = 0; at < next; at += 1) {
      const { status, body } = await again('POST', messagesPath, posted(at));
      expect(status).toBe(200);
      expect(answered.get(at) ?? body['id']).toBe(body['id']);
    }
    const { channelId } = placesOf(printed);
    const contents = (sandbox?.state().messages[channelId] ?? []).map(({ content }) => content);
    expect(contents.toSorted()).toEqual(
      Array.from({ length: next }, (_, at) => `m${at}`).toSorted(),
    );
  });

  it('right after an edit, a deletion, a command and a DM has them all', async () => {
    const one = await api('POST', messagesPath, { content: 'one' });
    const two = await api('POST', messagesPath, { content: 'two' });
    await api('DELETE', `${messagesPath}/${String(one.body['id'])}`);
    const commands = `/applications/${printed.applicationId}/commands`;
    await api('POST', commands, { name: 'old', description: 'd' });
    await api('PUT', commands, [{ name: 'new', description: 'd' }]);
    const { memberId, guildId } = placesOf(printed);
    const dm = await api('POST', '/users/@me/channels', { recipient_id: memberId });
    const channel = await api('POST', `/guilds/${guildId}/channels`, { name: 'made' });
    await api('PATCH', `${messagesPath}/${String(two.body['id'])}`, { content: 'edited' });
    const file = await upload('a file');
    await kill();

    const restarted = await restart();
    const state = restarted.state();
    expect(restarted.ids).toMatchObject(printed.ids);
    const { channelId } = placesOf(printed);
    expect(state.messages[channelId]).toMatchObject([
      { id: two.body['id'], content: 'edited', edited_timestamp: expect.any(String) },
      { attachments: [{ filename: 'a.txt' }] },
    ]);
    expect(await (await fetch(new URL(file, restarted.pageUrl))).text()).toBe('a file');
    const again = rawApi(restarted);
    expect((await again('GET', commands)).body).toMatchObject([{ name: 'new' }]);
    expect(state.dms).toMatchObject([{ id: dm.body['id'] }]);
    expect(state.guilds[0]?.channels.map(({ id }) => id)).toContain(channel.body['id']);
  });

  it('says that a message was deleted when its nonce comes again', async () => {
    const { body } = await api('POST', messagesPath, posted(1));
    await api('DELETE', `${messagesPath}/${String(body['id'])}`);
    await kill();
    const again = await rawApi(await restart())('POST', messagesPath, posted(1));
    expect([again.status, again.body['code']]).toEqual([404, 10_008]);
  });
});
