/** Owns the proof that what the sandbox answers is what Discord's own schema promises. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { faultsOf } from '../support/judge/requests.ts';
import { createSandbox, type Sandbox } from '../support/judged-sandbox.ts';
import { placesOf, rawApi, type Api } from './raw.ts';

let sandbox: Sandbox;
let api: Api;
let places: ReturnType<typeof placesOf>;

beforeAll(async () => {
  sandbox = await createSandbox();
  api = rawApi(sandbox);
  places = placesOf(sandbox);
});

afterAll(() => sandbox.close());

const card = {
  content: 'c',
  embeds: [
    {
      title: 't',
      url: 'https://example.org/a',
      description: 'd',
      color: 1,
      timestamp: '2026-01-01T00:00:00+01:00',
      author: { name: 'a', icon_url: 'https://example.org/i.png' },
      footer: { text: 'f' },
      image: { url: 'https://example.org/i.png' },
      thumbnail: { url: 'https://example.org/i.png' },
      fields: [{ name: 'n', value: 'v' }],
    },
  ],
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 5, label: 'Read', url: 'https://example.org/a' },
        { type: 2, style: 1, emoji: { name: '🔥' }, custom_id: 'b' },
      ],
    },
    {
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 's',
          placeholder: 'Pick',
          options: [{ label: 'a', value: 'a', emoji: null }],
        },
      ],
    },
  ],
};

const layout = {
  flags: 1 << 15,
  components: [
    {
      type: 17,
      accent_color: 1,
      components: [
        { type: 10, content: 'text' },
        {
          type: 9,
          components: [{ type: 10, content: 'x' }],
          accessory: { type: 11, media: { url: 'https://example.org/i.png' } },
        },
        { type: 14 },
        { type: 12, items: [{ media: { url: 'https://example.org/i.png' } }] },
        { type: 1, components: [{ type: 8, custom_id: 'c' }] },
      ],
    },
  ],
};

const command = {
  name: 'news',
  description: 'd',
  default_member_permissions: '32',
  options: [
    {
      type: 1,
      name: 'topic',
      description: 'd',
      options: [
        { type: 3, name: 'topic', description: 'd', required: true, autocomplete: true },
        { type: 4, name: 'count', description: 'd', min_value: 1, max_value: 5 },
      ],
    },
  ],
};

const THERE = (): string[] => [
  '/gateway',
  '/gateway/bot',
  '/users/@me',
  '/users/@me/guilds',
  `/users/${places.memberId}`,
  '/applications/@me',
  '/oauth2/applications/@me',
  `/guilds/${places.guildId}`,
  `/guilds/${places.guildId}/channels`,
  `/guilds/${places.guildId}/roles`,
  `/guilds/${places.guildId}/members/${places.memberId}`,
  `/channels/${places.channelId}`,
];

describe('Discord’s document agrees with', () => {
  it('what is there from the start', async () => {
    for (const path of THERE()) {
      const { status } = await api('GET', path);
      expect([path, status]).toEqual([path, 200]);
    }
    expect(faultsOf(sandbox.requests())).toEqual([]);
  });

  it.each<[string, object]>([
    ['a card', card],
    ['a layout of components', layout],
    ['a ping with nonce', { content: '<@1>', nonce: 'n', enforce_nonce: true }],
  ])('%s', async (_title, message) => {
    const path = `/channels/${places.channelId}/messages`;
    const { status, body } = await api('POST', path, message);
    expect(status).toBe(200);
    await api('GET', `${path}/${String(body['id'])}`);
    expect(faultsOf(sandbox.requests())).toEqual([]);
  });

  it('a command, and a direct message channel', async () => {
    const created = await api('POST', `/applications/${sandbox.applicationId}/commands`, command);
    const opened = await api('POST', '/users/@me/channels', { recipient_id: places.memberId });
    expect([created.status, opened.status]).toEqual([201, 200]);
    expect(faultsOf(sandbox.requests())).toEqual([]);
  });
});
