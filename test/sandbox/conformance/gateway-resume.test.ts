/** Owns what becomes of a session whose socket is gone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { connectGateway, gatewayUrl, identified, resumed } from '../gateway-client.ts';
import { movableClock, placesOf, rawApi, type MovableClock } from '../raw.ts';

const GUILD_MESSAGES = 1 << 9;
const INTENTS = { intents: 1 | GUILD_MESSAGES };

let clock: MovableClock;
let sandbox: Sandbox;

beforeEach(async () => {
  clock = movableClock();
  sandbox = await createSandbox({ limits: false, clock });
});

afterEach(() => sandbox.close());

const post = (content: string) =>
  rawApi(sandbox)('POST', `/channels/${placesOf(sandbox).channelId}/messages`, { content });

describe('a session that was lost', () => {
  it('is given what it missed, then RESUMED', async () => {
    const { client, ...session } = await identified({ sandbox }, INTENTS);
    await client.next(({ t }) => t === 'GUILD_CREATE');
    await client.close(4000);
    await post('missed');
    const back = await resumed({ sandbox }, { ...session, seq: 2 });
    await back.next(({ t }) => t === 'RESUMED');
    expect(back.packets.map(({ t, s }) => [t, s])).toEqual([
      [null, null],
      ['MESSAGE_CREATE', 3],
      ['RESUMED', 4],
    ]);
    await post('live');
    const { d } = await back.next(({ t, s }) => t === 'MESSAGE_CREATE' && s === 5);
    expect(d['content']).toBe('live');
  });

  it.each([
    ['closed it with 1000', 1000, 0],
    ['stayed away too long', 4000, 10 * 60_000],
  ])('must identify anew when the client %s', async (_title, code, awayMs) => {
    const { client, ...session } = await identified({ sandbox }, INTENTS);
    await client.close(code);
    // The server hears of the close a moment after the client does.
    await post('something');
    clock.move(awayMs);
    const back = await resumed({ sandbox }, { ...session, seq: 1 });
    expect((await back.next(({ op }) => op === 9)).d).toBe(false);
  });

  it('is closed with 4007 for a sequence number that never was', async () => {
    const { client, ...session } = await identified({ sandbox });
    await client.close(4000);
    const back = await resumed({ sandbox }, { ...session, seq: 99 });
    expect(await back.closed).toBe(4007);
  });

  it('moves to the new socket when the old one is still open', async () => {
    const { client, ...session } = await identified({ sandbox }, INTENTS);
    const back = await resumed({ sandbox }, { ...session, seq: 2 });
    await back.next(({ t }) => t === 'RESUMED');
    expect(await client.closed).toBe(4000);
    await post('to the new one');
    const { d } = await back.next(({ t }) => t === 'MESSAGE_CREATE');
    expect(d['content']).toBe('to the new one');
  });

  it('is not known to a sandbox that was started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-resume-'));
    const stateFile = join(folder, 'state.json');
    const first = await createSandbox({ limits: false, stateFile });
    const { client: _client, sessionId } = await identified({ sandbox: first });
    await first.close();
    const second = await createSandbox({ limits: false, stateFile });
    expect(second.token).toBe(first.token);
    const resumeUrl = await gatewayUrl({ sandbox: second });
    const back = await resumed({ sandbox: second }, { resumeUrl, sessionId, seq: 2 });
    expect((await back.next(({ op }) => op === 9)).d).toBe(false);
    back.send({ op: 2, d: { token: second.token, intents: 1, properties: {} } });
    expect((await back.next(({ t }) => t === 'READY')).s).toBe(1);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});

describe('op 7 and op 9', () => {
  it('op 7 leaves the session to be resumed', async () => {
    const { client, ...session } = await identified({ sandbox });
    await sandbox.control({ action: 'gateway.reconnect' });
    await client.next(({ op }) => op === 7);
    await client.close(4200);
    const back = await resumed({ sandbox }, { ...session, seq: 2 });
    expect((await back.next(({ t }) => t === 'RESUMED')).s).toBe(3);
  });

  it('op 7 may come before HELLO', async () => {
    await sandbox.control({ action: 'gateway.reconnect', before_hello: true });
    const told = await connectGateway(await gatewayUrl({ sandbox }));
    await told.next(({ op }) => op === 7);
    expect(told.packets.map(({ op }) => op)).toEqual([7]);
    const { client } = await identified({ sandbox });
    expect(client.packets[0]?.op).toBe(10);
  });

  it('op 9 with true lets the same connection resume', async () => {
    const { client, sessionId } = await identified({ sandbox });
    await sandbox.control({ action: 'gateway.invalidate', resumable: true });
    expect((await client.next(({ op }) => op === 9)).d).toBe(true);
    client.send({ op: 6, d: { token: sandbox.token, session_id: sessionId, seq: 2 } });
    expect((await client.next(({ t }) => t === 'RESUMED')).s).toBe(3);
  });

  it('op 9 with false ends the session', async () => {
    const { client, ...session } = await identified({ sandbox });
    await sandbox.control({ action: 'gateway.invalidate', resumable: false });
    expect((await client.next(({ op }) => op === 9)).d).toBe(false);
    await client.close(1000);
    const back = await resumed({ sandbox }, { ...session, seq: 2 });
    expect((await back.next(({ op }) => op === 9)).d).toBe(false);
  });

  it('a RESUME that is refused ends the session', async () => {
    const { client, ...session } = await identified({ sandbox });
    await sandbox.control({ action: 'gateway.refuse-resume', times: 1 });
    await client.close(4000);
    const refused = await resumed({ sandbox }, { ...session, seq: 2 });
    expect((await refused.next(({ op }) => op === 9)).d).toBe(false);
    const again = await resumed({ sandbox }, { ...session, seq: 2 });
    expect((await again.next(({ op }) => op === 9)).d).toBe(false);
  });
});
