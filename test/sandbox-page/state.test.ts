/** Owns the proof that the page's model follows the live frames and shows each person their own. */
import type { APIChannel, APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { fieldSpans } from '../../src/sandbox/page/message/field-spans.ts';
import { applyFrame } from '../../src/sandbox/page/state/frames.ts';
import { LOADING_LOG, withWhispers } from '../../src/sandbox/page/state/log.ts';
import { INITIAL_MODEL, type Model } from '../../src/sandbox/page/state/model.ts';
import { isNewer } from '../../src/sandbox/page/state/newer.ts';
import { readHash, settle, writeHash } from '../../src/sandbox/page/state/place.ts';
import { rowsOf } from '../../src/sandbox/page/state/rows.ts';
import { unreadOf } from '../../src/sandbox/page/state/unread.ts';
import { visibleGroups } from '../../src/sandbox/page/state/visible.ts';
import type { PageGuild, PageStructure } from '../../src/sandbox/page-protocol.ts';
import { message, role, user } from './factories.ts';

const ADA = '1001';
const BOB = '1002';
const GUILD = '2000';
const VIEW = '1024';

function channel(id: string, position: number, deny = '0'): APIChannel {
  const overwrites = [{ id: GUILD, type: 0, allow: '0', deny }];
  return {
    id,
    name: `c${id}`,
    type: 0,
    position,
    guild_id: GUILD,
    permission_overwrites: overwrites,
  };
}

const guild: PageGuild = {
  id: GUILD,
  name: 'Keypoint',
  owner_id: ADA,
  unavailable: false,
  has_bot: true,
  channels: [channel('3002', 2, VIEW), channel('3001', 1)],
  roles: [role(GUILD, VIEW)],
  members: [
    { user_id: ADA, nick: null, roles: [] },
    { user_id: BOB, nick: null, roles: [] },
  ],
};

const data: PageStructure = {
  application_id: '1009',
  bot_user_id: '1009',
  users: [user(ADA), user(BOB), user('1009')],
  guilds: [guild],
  dms: [{ id: '4001', recipient_ids: [ADA] }],
  closed_dms: [],
  user_installs: [],
  locales: {},
};

const log = { ...LOADING_LOG, isLoading: false, messages: [message('11'), message('13')] };
const model: Model = { ...INITIAL_MODEL, data, userId: ADA, logs: { '3001': log } };

function idsAfter(frame: Parameters<typeof applyFrame>[1]): string[] {
  return (applyFrame(model, frame).logs?.['3001']?.messages ?? []).map(({ id }) => id);
}

describe('live frames', () => {
  it('compares ids by age, not as text', () => {
    expect([isNewer('10', '9'), isNewer('9', '10'), isNewer('9', '9')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('puts a message in its place by age, and takes a repeated one once', () => {
    expect(idsAfter({ type: 'message.create', message: message('12') })).toEqual([
      '11',
      '12',
      '13',
    ]);
    expect(idsAfter({ type: 'message.create', message: message('13') })).toEqual(['11', '13']);
  });

  it('removes a deleted message', () => {
    expect(idsAfter({ type: 'message.delete', channel_id: '3001', message_id: '11' })).toEqual([
      '13',
    ]);
  });

  it('keeps the messages when the structure changes', () => {
    expect(applyFrame(model, { type: 'structure', state: data })).toEqual({ data });
  });

  it('keeps an ephemeral message when the connection comes back, in its place', () => {
    const whisper = message('12', { flags: 64 });
    const heard = { ...model, ...applyFrame(model, { type: 'message.create', message: whisper }) };
    const news = { newest: {}, mentions: {} };
    const back = { ...heard, ...applyFrame(heard, { type: 'state', state: data, news }) };
    const held = { messages: [message('11'), message('13')], hasOlder: false, hasNewer: false };
    const shown = withWhispers({ ...held, isLoading: false }, back.whispers);
    expect(shown.map(({ id }) => id)).toEqual(['11', '12', '13']);
    const older = { ...held, messages: [message('10'), message('11')], isLoading: false };
    expect(withWhispers({ ...older, hasNewer: true }, back.whispers)).toEqual(older.messages);
  });

  it('ends what is under way with the answer to it, and keeps a failure with its reason', () => {
    const pending = { id: 'p', kind: 'command', channelId: '3001', commandName: 'x' } as const;
    const waiting = { ...model, pending: [{ ...pending, interactionId: '77' }] };
    const answer = message('14', {
      interaction_metadata: {
        id: '77',
        type: 2,
        user: user(ADA),
        authorizing_integration_owners: {},
      },
    });
    expect(applyFrame(waiting, { type: 'message.create', message: answer }).pending).toEqual([]);
    const failed = applyFrame(waiting, {
      type: 'interaction.failed',
      interaction_id: '77',
      channel_id: '3001',
      reason: 'too late',
    });
    expect(failed.pending?.map(({ failure }) => failure)).toEqual(['too late']);
  });
});

const channelsOf = (userId: string): string[] =>
  visibleGroups(guild, userId).flatMap(({ channels }) => channels.map(({ channel }) => channel.id));

describe('what a person sees', () => {
  it('hides a channel from those who may not view it, in order of position', () => {
    expect(channelsOf(ADA)).toEqual(['3001', '3002']);
    expect(channelsOf(BOB)).toEqual(['3001']);
    expect(channelsOf('1009')).toEqual([]);
  });

  it.each([
    [ADA, '#/2000/3002', '#/2000/3002'],
    [BOB, '#/2000/3002', '#/2000/3001'],
    [ADA, '#/@me', '#/@me/4001'],
    [BOB, '#/@me', '#/@me'],
    [ADA, '#/9999', '#/2000/3001'],
    [ADA, '', '#/2000/3001'],
  ])('leads %s from %j to %s', (userId, wished, reached) => {
    expect(writeHash(settle(data, userId, readHash(wished)))).toBe(reached);
  });

  it('counts what mentions the person from the mark on', () => {
    const unread = (mark: string) =>
      unreadOf(
        {
          newest: { '3001': '14' },
          mentions: { '3001': ['9', '14'] },
          readMarks: { '3001': mark },
        },
        '3001',
      );
    expect(unread('8')).toEqual({ isUnread: true, mentions: 2 });
    expect(unread('11')).toEqual({ isUnread: true, mentions: 1 });
    expect(unread('14')).toEqual({ isUnread: false, mentions: 0 });
  });

  it.each([
    ['by name', { mentions: [user(ADA)] }, ['14']],
    ['as everyone', { mention_everyone: true }, ['14']],
    ['through a role', { mention_roles: ['5001'] }, ['14']],
    ['through the role of others', { mention_roles: ['5002'] }, undefined],
    ['not at all', {}, undefined],
  ])('hears of a message that mentions the person %s', (_title, changes, expected) => {
    const members = [{ user_id: ADA, nick: null, roles: ['5001'] }];
    const withRole = { ...model, data: { ...data, guilds: [{ ...guild, members }] } };
    const change = applyFrame(withRole, {
      type: 'message.create',
      message: message('14', changes),
    });
    expect(change.newest).toEqual({ '3001': '14' });
    expect(change.mentions?.['3001']).toEqual(expected);
  });
});

const at = (id: string, timestamp: string): APIMessage => message(id, { timestamp });

describe('rows of a channel', () => {
  it('draws the head once for messages of one author within seven minutes', () => {
    const rows = rowsOf(
      [
        at('11', '2026-08-06T12:00:00Z'),
        at('12', '2026-08-06T12:06:00Z'),
        at('13', '2026-08-06T12:13:01Z'),
      ],
      undefined,
    );
    expect(rows.map((row) => (row.kind === 'message' ? row.compact : row.kind))).toEqual([
      'day',
      false,
      true,
      false,
    ]);
  });

  it('draws the head anew after a notice of Discord itself', () => {
    const notice = { ...at('12', '2026-08-06T12:00:01Z'), type: 18 } as const;
    const rows = rowsOf(
      [at('11', '2026-08-06T12:00:00Z'), notice, at('13', '2026-08-06T12:00:02Z')],
      undefined,
    );
    expect(rows.flatMap((row) => (row.kind === 'message' ? [row.compact] : []))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('separates days, and what is new since the last visit', () => {
    const rows = rowsOf([at('11', '2026-08-04T12:00:00Z'), at('12', '2026-08-06T12:00:00Z')], '11');
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'new', 'message']);
  });
});

describe('the fields of an embed', () => {
  it.each([
    ['', []],
    ['b', [12]],
    ['i', [12]],
    ['ii', [6, 6]],
    ['iii', [4, 4, 4]],
    ['iiiii', [4, 4, 4, 6, 6]],
    ['ibii', [12, 12, 6, 6]],
  ])('lays out %j (i inline, b not) as spans %j', (kinds, spans) => {
    const fields = Array.from(kinds, (kind) => ({ inline: kind === 'i' }));
    expect(fieldSpans(fields)).toEqual(spans);
  });
});
