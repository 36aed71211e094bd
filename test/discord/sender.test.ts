import { REST } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { guardRequests } from '../../src/discord/rest-guard.ts';
import { createDiscordSender } from '../../src/discord/sender.ts';
import type { Outgoing } from '../../src/delivery/sender.ts';
import { silentLog } from '../../src/lib/log.ts';
import { outgoing, sent, target } from '../support/delivery.ts';
import { story, taxonomy } from './stories.ts';

const CHANNEL = '111111111111111111';
const PERSON = '222222222222222222';
const OTHER_PERSON = '555555555555555555';
const MESSAGE = '333333333333333333';
const DM = '444444444444444444';

type Seen = { method: string; path: string; body: Record<string, unknown> };
type Answer = () => Response;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });

const posted = json(200, { id: MESSAGE, channel_id: CHANNEL });

const ban = () => new Response('error code: 1015', { status: 429 });

const limitUntil = (header: string, body: unknown = {}) =>
  json(429, body, { 'retry-after': header });

/** A sender on discord.js's real REST, whose requests get these answers in turn. */
function senderWith(answers: readonly Answer[], authorityOf: () => number | null = () => null) {
  const seen: Seen[] = [];
  let now = 0;
  const clock = { now: () => new Date(now) };
  const rest = new REST({
    retries: 0,
    rejectOnRateLimit: () => true,
    makeRequest: guardRequests({ clock, log: silentLog() }, async (url, { method, body }) => {
      const path = new URL(url).pathname.replace('/api/v10', '');
      seen.push({
        method: method ?? 'GET',
        path,
        body: JSON.parse(typeof body === 'string' ? body : 'null'),
      });
      const answer = answers[seen.length - 1];
      if (!answer) throw new Error('no answer is prepared');
      return answer();
    }),
  }).setToken('secret');
  const sender = createDiscordSender({ rest, clock, taxonomy, authorityOf });
  const send = (fields: Partial<Outgoing> = {}) =>
    sender.send(outgoing(story(), { target: target({ discordId: CHANNEL }), ...fields }));
  return {
    seen,
    send,
    advance: (ms: number) => {
      now += ms;
    },
  };
}

describe('the sender', () => {
  it('posts a card with its nonce enforced and without mentions', async () => {
    const { send, seen } = senderWith([posted]);
    expect(await send()).toEqual(sent({ channelId: CHANNEL, messageId: MESSAGE, channelType: 0 }));
    expect(seen).toMatchObject([
      {
        method: 'POST',
        path: `/channels/${CHANNEL}/messages`,
        body: { nonce: 'mark-1', enforce_nonce: true, allowed_mentions: { parse: [] } },
      },
    ]);
  });

  it('posts a card without a sound in quiet hours', async () => {
    const { send, seen } = senderWith([posted]);
    await send({ isSilent: true });
    expect(seen).toMatchObject([{ body: { flags: 4096 } }]);
  });

  it.each([
    [5, true],
    [0, false],
  ])('posts in a channel of the kind %i as it is known', async (channelType, canCrosspost) => {
    const { send, seen } = senderWith([posted]);
    const known = target({ discordId: CHANNEL, channelType });
    expect(await send({ target: known })).toMatchObject({ channelType, canCrosspost });
    expect(seen).toHaveLength(1);
  });

  it('edits the posted message, again without mentions', async () => {
    const { send, seen } = senderWith([posted]);
    await send({ posted: { channelId: CHANNEL, messageId: MESSAGE, postName: null } });
    expect(seen).toMatchObject([
      {
        method: 'PATCH',
        path: `/channels/${CHANNEL}/messages/${MESSAGE}`,
        body: { allowed_mentions: { parse: [] } },
      },
    ]);
  });

  it('opens a direct message once and uses it again', async () => {
    const { send, seen } = senderWith([json(200, { id: DM }), posted, posted]);
    const person = target({ kind: 'dm', discordId: PERSON });
    await send({ target: person });
    await send({ target: person });
    expect(seen.map(({ path }) => path)).toEqual([
      '/users/@me/channels',
      `/channels/${DM}/messages`,
      `/channels/${DM}/messages`,
    ]);
    expect(seen[0]?.body).toEqual({ recipient_id: PERSON });
  });

  it('opens no other direct message for hours after Discord said that they were too many', async () => {
    const { send, seen, advance } = senderWith([
      json(200, { id: DM }),
      posted,
      json(403, { code: 40003, message: 'You are opening direct messages too fast.' }),
      posted,
      json(200, { id: DM }),
      posted,
    ]);
    const person = target({ kind: 'dm', discordId: PERSON });
    const other = target({ kind: 'dm', discordId: OTHER_PERSON });
    await send({ target: person });
    expect(await send({ target: other })).toMatchObject({
      status: 'retry',
      retryAfterMs: 10_800_000,
      isUnsure: false,
    });
    advance(3_600_000);
    expect(await send({ target: other })).toMatchObject({
      status: 'retry',
      retryAfterMs: 7_200_000,
      isUnsure: false,
    });
    // What is open already goes on.
    expect(await send({ target: person })).toMatchObject({ status: 'sent' });
    expect(seen).toHaveLength(4);
    advance(7_200_000);
    expect(await send({ target: other })).toMatchObject({ status: 'sent' });
  });

  it.each([
    ['a request', 413, 40005],
    ['a file', 400, 50045],
  ])(
    'sends the card once more without its picture when %s is too large',
    async (_name, status, code) => {
      const tooLarge = json(status, { code, message: 'Too large' });
      const { send, seen } = senderWith([tooLarge, posted]);
      expect(await send()).toMatchObject({ status: 'sent' });
      expect(seen.map(({ body }) => JSON.stringify(body['embeds']).includes('"image"'))).toEqual([
        true,
        false,
      ]);
      expect(seen.map(({ body }) => body['nonce'])).toEqual(['mark-1', 'mark-1']);
      expect(await senderWith([tooLarge, tooLarge]).send()).toMatchObject({
        status: 'rejected',
        reason: 'The message is too large, even without its picture.',
      });
    },
  );

  it.each([
    [
      'a wrong payload, with Discord’s error tree',
      json(400, { code: 50035, message: 'Invalid Form Body', errors: { embeds: {} } }),
      { status: 'rejected', detail: { errors: { embeds: {} } } },
    ],
    [
      'a channel that is gone',
      json(404, { code: 10003, message: 'Unknown Channel' }),
      { status: 'closed' },
    ],
    [
      'a lost permission',
      json(403, { code: 50013, message: 'Missing Permissions' }),
      { status: 'closed', reason: expect.stringContaining('Embed Links') },
    ],
    [
      'a deleted message',
      json(404, { code: 10008, message: 'Unknown Message' }),
      { status: 'gone' },
    ],
    [
      'a refused token',
      json(401, { code: 0, message: '401: Unauthorized' }),
      { status: 'refused' },
    ],
    ['an error of Discord’s', json(502, {}), { status: 'retry' }],
    [
      'a proxy’s page instead of Discord’s answer',
      () => new Response('<h1>Not Found</h1>', { status: 404 }),
      { status: 'retry' },
    ],
    [
      'a page of Cloudflare’s that forbids',
      () => new Response('<h1>Forbidden</h1>', { status: 403 }),
      { status: 'retry' },
    ],
    [
      'a limit, with the header’s wait',
      json(429, { retry_after: 2, global: false }, { 'retry-after': '3' }),
      { status: 'limited', retryAfterMs: 3050 },
    ],
    [
      'a limit, with the body’s longer wait',
      json(429, { retry_after: 1163.5, global: false, code: 20028 }, { 'retry-after': '1' }),
      { status: 'limited', retryAfterMs: 1_163_550 },
    ],
    [
      'a limit whose end is a date',
      limitUntil('Thu, 01 Jan 1970 00:02:00 GMT'),
      { status: 'limited', retryAfterMs: 120_050 },
    ],
    [
      'a limit whose date says less than the body',
      limitUntil('Thu, 01 Jan 1970 00:02:00 GMT', { retry_after: 300 }),
      { status: 'limited', retryAfterMs: 300_050 },
    ],
    [
      'a limit whose header makes no sense, with the body’s wait',
      limitUntil('soon', { retry_after: 7 }),
      { status: 'limited', retryAfterMs: 7_050 },
    ],
    [
      'a limit whose header makes no sense and whose body says nothing, as after a ban',
      limitUntil('soon'),
      { status: 'retry', retryAfterMs: 600_000 },
    ],
    ['an answer without a message', json(200, {}), { status: 'retry' }],
  ])('says what became of the card after %s', async (_name, answer, expected) => {
    expect(await senderWith([answer]).send()).toMatchObject(expected);
  });

  it('asks for another try when the connection broke', async () => {
    const { send } = senderWith([
      () => {
        throw Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
      },
    ]);
    expect(await send()).toEqual({
      status: 'retry',
      retryAfterMs: null,
      reason: 'No answer: other side closed.',
      isUnsure: true,
    });
  });

  it('rejects a story that it cannot draw, without asking Discord', async () => {
    const { send, seen } = senderWith([posted], () => {
      throw new Error(`bad outlet ${'x'.repeat(5000)}`);
    });
    const outcome = await send();
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: 'Keypoint could not draw this message.',
      detail: { error: expect.stringMatching(/^bad outlet x{10,200}…$/) },
    });
    expect(seen).toEqual([]);
  });

  it('stays refused after Discord refused the token once', async () => {
    const { send, seen } = senderWith([json(401, { code: 0, message: '401: Unauthorized' })]);
    await send();
    expect(await send()).toMatchObject({ status: 'refused' });
    expect(seen).toHaveLength(1);
  });

  it('pauses all requests for ten minutes after a ban that names no wait', async () => {
    const { send, seen, advance } = senderWith([ban, posted]);
    expect(await send()).toMatchObject({ status: 'retry', retryAfterMs: 600_000 });
    advance(60_000);
    expect(await send()).toMatchObject({ status: 'retry', retryAfterMs: 540_000 });
    expect(seen).toHaveLength(1);
    advance(540_000);
    expect(await send()).toMatchObject({ status: 'sent' });
  });
});
