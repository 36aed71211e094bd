/** Owns the proof that a posted card calls exactly those who asked, and an edit nobody. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { informedSender } from '../../../src/discord/informed-sender.ts';
import { callPeople } from '../../../src/discord/sending/call-people.ts';
import { outgoing } from '../../support/delivery.ts';
import { NOW, story } from '../stories.ts';
import { openStage, type Stage } from './stage.ts';

const body = { embeds: [{ title: 'Card' }], allowed_mentions: { parse: [] as [] } };

describe('the text that calls people', () => {
  it('names roles before readers, and leave to call these alone', () => {
    expect(callPeople(body, { roleIds: ['7'], userIds: ['1', '2'] })).toEqual({
      ...body,
      content: '<@&7> <@1> <@2>',
      allowed_mentions: { parse: [], roles: ['7'], users: ['1', '2'] },
    });
  });

  it('is none where there is nobody to call', () => {
    expect(callPeople(body, undefined)).toBe(body);
    expect(callPeople(body, { roleIds: [], userIds: [] })).toBe(body);
  });

  it('stays within a message, and lets nobody be called who does not stand in it', () => {
    const userIds = Array.from(
      { length: 100 },
      (_, n) => `${100_000_000_000_000_000n + BigInt(n)}`,
    );
    const { content = '', allowed_mentions: allowed } = callPeople(body, {
      roleIds: ['200000000000000007'],
      userIds,
    });
    expect(content.length).toBeLessThanOrEqual(2_000);
    const standing = [...content.matchAll(/<@(\d+)>/g)].map(([, id]) => id);
    expect(allowed.users).toEqual(standing);
    expect(standing.length).toBeGreaterThan(80);
  });
});

describe.each(['text', 'announcement', 'thread', 'forum'] as const)('a card in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('calls who asked when it is posted, and nobody when it is edited', async () => {
    const member = stage.channel('member');
    const mentions = { roleIds: [], userIds: [member] };
    const posted = await stage.sendWell(kind, 'First title', { mentions });
    const shown = () => stage.messages(posted.channelId).find(({ id }) => id === posted.messageId);
    expect(shown()).toMatchObject({ content: `<@${member}>`, mentions: [{ id: member }] });
    await stage.edit(kind, 'Second title', posted);
    expect(shown()).toMatchObject({
      content: `<@${member}>`,
      embeds: [{ title: 'Second title' }],
    });
  });
});

it('no role is called that was deleted, nor everybody', async () => {
  const seen: unknown[] = [];
  const sender = informedSender(
    {
      send: async ({ mentions }) => {
        seen.push(mentions?.roleIds);
        return { status: 'gone', reason: 'a test' };
      },
      find: async () => ({ status: 'absent' }),
      crosspost: async () => ({ status: 'gone', reason: 'a test' }),
    },
    {
      of: async () => ({
        channelType: null,
        guildLocale: null,
        lacking: [],
        hasRole: (roleId) => roleId !== '8',
      }),
      isInOutage: async () => false,
    },
  );
  const message = outgoing(story());
  const everyone = message.target.guildId ?? '';
  await sender.send({ ...message, mentions: { roleIds: ['7', '8', everyone], userIds: [] } });
  expect(seen).toEqual([['7']]);
});

it.each([null, NOW])(
  'an outage says nothing of a try before it (unsure since %s)',
  async (since) => {
    const closed = async () => ({ status: 'closed', kind: 'gone', reason: 'a test' }) as const;
    const sender = informedSender(
      { send: closed, find: closed, crosspost: closed },
      {
        of: async () => ({ channelType: 0, guildLocale: null, lacking: [], hasRole: () => true }),
        isInOutage: async () => true,
      },
    );
    const message = { ...outgoing(story()), unsureSince: since };
    expect(await sender.send(message)).toMatchObject({ status: 'retry', isUnsure: since !== null });
  },
);
