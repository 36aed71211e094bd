/** Owns the proof that what the sandbox answers is what Discord's own schema promises. */
import * as spec from 'discord-api-spec/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeParse, type $ZodType } from 'zod/v4/core';

import { BEHAVIOUR_COVERAGE, ROUTE_COVERAGE } from '../../src/sandbox/coverage.ts';
import { ROUTES } from '../../src/sandbox/rest/index.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
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

function issuesOf(schema: $ZodType, body: unknown): unknown[] {
  const result = safeParse(schema, body);
  return result.success ? [] : result.error.issues;
}

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

describe('answers pass Discord’s schema', () => {
  it.each<[string, $ZodType, () => string]>([
    ['gateway', spec.GatewayBotResponseSchema, () => '/gateway/bot'],
    ['own user', spec.UserPIIResponseSchema, () => '/users/@me'],
    ['user', spec.UserResponseSchema, () => `/users/${places.memberId}`],
    ['application', spec.PrivateApplicationResponseSchema, () => '/applications/@me'],
    [
      'application by OAuth2',
      spec.PrivateApplicationResponseSchema,
      () => '/oauth2/applications/@me',
    ],
    ['guild', spec.GuildWithCountsResponseSchema, () => `/guilds/${places.guildId}`],
    [
      'member',
      spec.GuildMemberResponseSchema,
      () => `/guilds/${places.guildId}/members/${places.memberId}`,
    ],
    ['channel', spec.GuildChannelResponseSchema, () => `/channels/${places.channelId}`],
  ])('%s', async (_title, schema, path) => {
    const { status, body } = await api('GET', path());
    expect(status).toBe(200);
    expect(issuesOf(schema, body)).toEqual([]);
  });

  it.each<[string, $ZodType, () => string]>([
    ['guilds', spec.MyGuildResponseSchema, () => '/users/@me/guilds'],
    ['channels', spec.GuildChannelResponseSchema, () => `/guilds/${places.guildId}/channels`],
    ['roles', spec.GuildRoleResponseSchema, () => `/guilds/${places.guildId}/roles`],
  ])('each of %s', async (_title, schema, path) => {
    const { body } = await api('GET', path());
    const list: unknown[] = Array.isArray(body) ? body : [];
    expect(list.length).toBeGreaterThan(0);
    for (const one of list) expect(issuesOf(schema, one)).toEqual([]);
  });

  it.each<[string, object]>([
    ['a card', card],
    ['a layout of components', layout],
    ['a ping with nonce', { content: '<@1>', nonce: 'n', enforce_nonce: true }],
  ])('%s', async (_title, message) => {
    const path = `/channels/${places.channelId}/messages`;
    const { status, body } = await api('POST', path, message);
    expect(status).toBe(200);
    expect(issuesOf(spec.MessageResponseSchema, body)).toEqual([]);
    expect(
      issuesOf(
        spec.MessageResponseSchema,
        (await api('GET', `${path}/${String(body['id'])}`)).body,
      ),
    ).toEqual([]);
  });

  it('a command', async () => {
    const path = `/applications/${sandbox.applicationId}/commands`;
    const { status, body } = await api('POST', path, command);
    expect(status).toBe(201);
    expect(issuesOf(spec.ApplicationCommandResponseSchema, body)).toEqual([]);
  });

  it('a direct message channel', async () => {
    const { body } = await api('POST', '/users/@me/channels', { recipient_id: places.memberId });
    expect(issuesOf(spec.PrivateChannelResponseSchema, body)).toEqual([]);
  });
});

describe('the coverage table', () => {
  it('has a row for each route, each said once', () => {
    const subjects = [...ROUTE_COVERAGE, ...BEHAVIOUR_COVERAGE].map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(ROUTE_COVERAGE).toHaveLength(ROUTES.length);
  });

  it('says what is missing of what is partial', () => {
    const silent = [...ROUTE_COVERAGE, ...BEHAVIOUR_COVERAGE].filter(
      ({ state, notes }) => state === 'partial' && notes === '',
    );
    expect(silent).toEqual([]);
  });
});
