/** Owns the limits of message bodies from outside: the last value that Discord takes, and the first that it refuses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isRecord } from '../../../src/sandbox/wire/record.ts';
import { createSandbox, type Sandbox } from '../../support/judged-sandbox.ts';
import { rawBot, type RawBot } from '../raw-bot.ts';
import { placesOf, rawApi, type Api } from '../raw.ts';
import { LIMITS, x } from './body-limits.ts';

let sandbox: Sandbox;
let api: Api;
let bot: RawBot;
let places: ReturnType<typeof placesOf>;
let messages: string;

beforeAll(async () => {
  sandbox = await createSandbox({ limits: false });
  api = rawApi(sandbox);
  places = placesOf(sandbox);
  messages = `/channels/${places.channelId}/messages`;
  bot = await rawBot(sandbox);
  const commands = `/applications/${sandbox.applicationId}/commands`;
  await api('PUT', commands, [{ name: 'say', description: 'Says' }]);
});

afterAll(async () => {
  await bot.close();
  await sandbox.close();
});

/** Places and codes of an error tree: `embeds.0.title BASE_TYPE_MAX_LENGTH`. */
function leavesOf(errors: unknown, at: readonly string[] = []): string[] {
  if (!isRecord(errors)) return [];
  return Object.entries(errors).flatMap(([key, value]) =>
    key === '_errors' && Array.isArray(value)
      ? value.map((error: { code: string }) => `${at.join('.')} ${error.code}`)
      : leavesOf(value, [...at, key]),
  );
}

describe.each(LIMITS)('%s', (_what, taken, refused, errors) => {
  it('is taken', async () => {
    const { status, body } = await api('POST', messages, taken);
    expect([status, leavesOf(body['errors'])]).toEqual([200, []]);
  });

  it('is the limit of a new message', async () => {
    const { status, body } = await api('POST', messages, refused);
    expect([status, body['code'], body['message']]).toEqual([400, 50_035, 'Invalid Form Body']);
    expect(leavesOf(body['errors'])).toEqual(errors);
  });
});

describe('what is wrong with an answer', () => {
  const callback = async (data: object) => {
    const { memberId: userId, channelId } = places;
    const seen = await bot.seen(sandbox.runCommand({ userId, channelId, name: 'say' }));
    return { seen, answer: await bot.callback(seen, { type: 4, data }) };
  };

  it.each(LIMITS.filter(([what]) => !/nonce|flags/u.test(what)))(
    'stands under data: %s',
    async (_what, _taken, refused, errors) => {
      const { answer } = await callback(refused);
      expect([answer.status, answer.body['code']]).toEqual([400, 50_035]);
      expect(leavesOf(answer.body['errors'])).toEqual(errors.map((error) => `data.${error}`));
    },
  );

  it('stands at its place in a followup and in an edit', async () => {
    const { seen } = await callback({ content: 'c' });
    const followup = await api('POST', bot.hook(seen), { content: x(2001) });
    const edit = await api('PATCH', bot.hook(seen, '/messages/@original'), { content: x(2001) });
    const errors = [followup, edit].map(({ body }) => leavesOf(body['errors']));
    expect(errors).toEqual([['content BASE_TYPE_MAX_LENGTH'], ['content BASE_TYPE_MAX_LENGTH']]);
  });
});

describe('nothing at all', () => {
  it.each<[string, object]>([
    ['no key', {}],
    ['empty content', { content: '' }],
    ['white space', { content: ' \n\t' }],
    ['empty lists', { embeds: [], components: [] }],
  ])('is refused with 50006: %s', async (_title, body) => {
    const answer = await api('POST', messages, body);
    expect([answer.status, answer.body['code']]).toEqual([400, 50_006]);
  });
});

describe('ids', () => {
  it('are texts of 17 to 19 digits that grow with time, whatever they are of', async () => {
    const before = BigInt(Date.now() - 1_420_070_400_000 - 60_000) << 22n;
    const ids: unknown[] = [];
    for (const content of ['a', 'b']) {
      const { body } = await api('POST', messages, { content });
      ids.push(body['id']);
    }
    expect(ids).toEqual([expect.stringMatching(/^\d{17,19}$/u), expect.stringMatching(/^\d+$/u)]);
    expect(BigInt(String(ids[0]))).toBeGreaterThan(before);
    expect(BigInt(String(ids[1]))).toBeGreaterThan(BigInt(String(ids[0])));
  });

  it.each(['abc', '1.5', '-1', '99999999999999999999999'])(
    'that are none are refused with 50035: %s',
    async (id) => {
      const { status, body } = await api('GET', `/channels/${id}`);
      expect([status, leavesOf(body['errors'])]).toEqual([400, ['channel_id NUMBER_TYPE_COERCE']]);
    },
  );

  it('are texts in a body', async () => {
    const { status, body } = await api('POST', '/users/@me/channels', { recipient_id: 'abc' });
    expect([status, body['code']]).toEqual([400, 50_035]);
  });
});

it('204 has neither body, nor length, nor content type', async () => {
  const { body } = await api('POST', messages, { content: 'c' });
  const typing = await api('POST', `/channels/${places.channelId}/typing`);
  const deleted = await api('DELETE', `${messages}/${String(body['id'])}`);
  for (const { status, headers } of [typing, deleted]) {
    expect(status).toBe(204);
    expect(headers.get('content-type')).toBeNull();
    expect(headers.get('content-length') ?? '0').toBe('0');
  }
});
