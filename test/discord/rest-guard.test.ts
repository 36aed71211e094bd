import { RateLimitError } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { guardRequests } from '../../src/discord/rest-guard.ts';
import { retryOnce } from '../../src/discord/retry-once.ts';
import { TransientError } from '../../src/lib/errors.ts';
import { silentLog } from '../../src/lib/log.ts';
import { testClock } from '../support/factories.ts';

const API = 'https://discord.com/api/v10';
const MESSAGES = `${API}/channels/111111111111111111/messages`;
const CALLBACK = `${API}/interactions/222222222222222222/token/callback`;
const FOLLOWUP = `${API}/webhooks/333333333333333333/token`;
const ORIGINAL = `${FOLLOWUP}/messages/@original`;
const COMMANDS = `${API}/applications/333333333333333333/commands`;

type Answer = { status: number; headers?: Record<string, string>; body?: string };

/** The guard before a Discord that gives these answers in turn, the last one again and again. */
function guarded(...answers: [Answer, ...Answer[]]) {
  const clock = testClock();
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  let asked = 0;
  const request = guardRequests({ clock, log }, async () => {
    const { status, headers = {}, body = '{}' } = answers[asked] ?? answers.at(-1) ?? answers[0];
    asked += 1;
    return new Response(status === 204 ? null : body, { status, headers });
  });
  return {
    clock,
    lines,
    asked: () => asked,
    send: (url: string, method = 'POST') => request(url, { method }),
  };
}

const LIMITED = {
  status: 429,
  headers: { 'retry-after': '1', 'x-ratelimit-scope': 'user' },
};
const CLOUDFLARE = { status: 429, body: 'error code: 1015' };

/** That many requests, which were all refused. */
async function refuse(send: () => Promise<unknown>, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await send();
}

describe('the guard', () => {
  it('names buckets of posts and of edits apart', async () => {
    const { send } = guarded({ status: 200, headers: { 'x-ratelimit-bucket': 'abc' } });
    const names = [await send(MESSAGES, 'POST'), await send(MESSAGES, 'PATCH')].map(({ headers }) =>
      headers.get('x-ratelimit-bucket'),
    );
    expect(names).toEqual(['POST abc', 'PATCH abc']);
  });

  it('stops everything for ten minutes when Discord’s network blocks the address', async () => {
    const { send, clock, lines, asked } = guarded(CLOUDFLARE, { status: 200 });
    await expect(send(MESSAGES)).rejects.toThrow(TransientError);
    await expect(send(CALLBACK)).rejects.toMatchObject({ retryAfterMs: 600_000 });
    clock.advance(600_000);
    expect((await send(CALLBACK)).status).toBe(200);
    expect(asked()).toBe(2);
    expect(lines).toHaveLength(1);
  });

  it('says once that the address is blocked, however many were under way', async () => {
    const { send, lines } = guarded(CLOUDFLARE);
    const all = await Promise.allSettled([send(MESSAGES), send(MESSAGES), send(MESSAGES)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['429', LIMITED],
  ])('pauses after 1,000 answers of %s, long before Discord blocks it', async (_what, answer) => {
    const { send, clock, lines, asked } = guarded(answer);
    await refuse(() => send(CALLBACK), 999);
    expect(lines).toEqual([]);
    await send(CALLBACK).catch(() => undefined);
    await expect(send(CALLBACK)).rejects.toMatchObject({ retryAfterMs: 600_000 });
    expect(asked()).toBe(1_000);
    expect(lines).toEqual([expect.stringContaining('blocks who goes on like that')]);
    clock.advance(600_000);
    await send(CALLBACK);
    expect(asked()).toBe(1_001);
  });

  it('does not count what was refused more than ten minutes ago', async () => {
    const { send, clock, lines } = guarded({ status: 403 });
    await refuse(() => send(CALLBACK), 999);
    clock.advance(600_000);
    await refuse(() => send(CALLBACK), 999);
    expect(lines).toEqual([]);
  });

  it('does not count limits that are shared with other bots', async () => {
    const headers = { ...LIMITED.headers, 'x-ratelimit-scope': 'shared' };
    const { send, lines } = guarded({ status: 429, headers });
    await refuse(() => send(CALLBACK), 1_000);
    expect(lines).toEqual([]);
  });

  it('answers interactions while alerts pause', async () => {
    const { send, asked } = guarded({ status: 403 });
    await refuse(() => send(CALLBACK), 1_000);
    await expect(send(CALLBACK)).rejects.toThrow(TransientError);
    expect((await send(MESSAGES)).status).toBe(403);
    expect(asked()).toBe(1_001);
  });

  it('sends interactions at once when the fifty of this second are used up', async () => {
    const never = new Promise<never>(() => undefined);
    const seen: string[] = [];
    const request = guardRequests({ clock: testClock(), log: silentLog() }, (url) => {
      seen.push(url);
      return never;
    });
    for (let index = 0; index < 60; index += 1) void request(MESSAGES, { method: 'POST' });
    for (const url of [CALLBACK, FOLLOWUP, ORIGINAL]) void request(url, { method: 'POST' });
    await Promise.resolve();
    expect(seen.filter((url) => url === MESSAGES)).toHaveLength(50);
    expect(seen).toEqual(expect.arrayContaining([CALLBACK, FOLLOWUP, ORIGINAL]));
  });

  it('keeps all but interactions back when Discord says that the limit over all is used up', async () => {
    const headers = { 'retry-after': '2', 'x-ratelimit-global': 'true' };
    const { send, asked } = guarded({ status: 429, headers }, { status: 200 });
    await expect(send(MESSAGES)).rejects.toThrow(RateLimitError);
    await expect(send(COMMANDS, 'PUT')).rejects.toMatchObject({ global: true });
    expect((await send(CALLBACK)).status).toBe(200);
    expect(asked()).toBe(2);
  });
});

describe('a second try', () => {
  it.each([
    ['the answer to an interaction', CALLBACK, 'POST', 2],
    ['an edit of it', ORIGINAL, 'PATCH', 2],
    ['registering commands', COMMANDS, 'PUT', 2],
    ['asking for the gateway', `${API}/gateway/bot`, 'GET', 2],
    ['a followup, which would be there twice', FOLLOWUP, 'POST', 1],
    ['a card, which the outbox sends again', MESSAGES, 'POST', 1],
    ['a card’s edit', `${MESSAGES}/444444444444444444`, 'PATCH', 1],
    ['opening a direct message', `${API}/users/@me/channels`, 'POST', 1],
  ])('of %s', async (_what, url, method, tries) => {
    const { send, asked } = guarded({ status: 503 });
    const request = retryOnce((to) => send(to, method));
    expect((await request(url, { method })).status).toBe(503);
    expect(asked()).toBe(tries);
    let broken = 0;
    const breaking = retryOnce(async () => {
      broken += 1;
      throw new Error('socket hang up');
    });
    await expect(breaking(url, { method })).rejects.toThrow('socket hang up');
    expect(broken).toBe(tries);
  });

  it('is not made while nothing may be asked', async () => {
    const { send, asked } = guarded(CLOUDFLARE);
    const request = retryOnce((url) => send(url, 'GET'));
    await expect(request(`${API}/gateway/bot`, { method: 'GET' })).rejects.toThrow(TransientError);
    expect(asked()).toBe(1);
  });
});
