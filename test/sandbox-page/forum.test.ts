/** Owns the proof of a forum's order and filter, and of who may write where. */
import type { APIChannel, APIThreadChannel } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { whyClosed } from '../../src/sandbox/page/composer/may-write.ts';
import { postsOf } from '../../src/sandbox/page/forum/posts.ts';
import { unixOf } from '../../src/sandbox/page/state/newer.ts';
import { formatSize } from '../../src/sandbox/page/words.ts';
import type { PageGuild } from '../../src/sandbox/page-protocol.ts';
import { role } from './factories.ts';

const FORUM: APIChannel = {
  id: '3001',
  type: 0,
  name: 'papers',
  position: 0,
  guild_id: '2000',
  permission_overwrites: [],
};

function post(id: string, more: Partial<APIThreadChannel> = {}): APIThreadChannel {
  return {
    id,
    type: 11,
    name: `post ${id}`,
    parent_id: '3001',
    guild_id: '2000',
    applied_tags: [],
    last_message_id: id,
    ...more,
  };
}

function archived(locked = false): Pick<APIThreadChannel, 'thread_metadata'> {
  return {
    thread_metadata: {
      archived: true,
      locked,
      auto_archive_duration: 60,
      archive_timestamp: '2026-08-06T12:00:00.000Z',
    },
  };
}

describe('a forum', () => {
  const posts = [
    post('10', { last_message_id: '40', applied_tags: ['1'] }),
    post('20', { applied_tags: ['2'] }),
    post('30', { flags: 2, last_message_id: '30' }),
    post('15', { ...archived(), applied_tags: ['1'] }),
    post('99', { parent_id: '3002' }),
  ];
  const ids = (tags: string[]): string[][] => {
    const { active, archived: old } = postsOf([FORUM, ...posts], '3001', tags);
    return [active.map(({ id }) => id), old.map(({ id }) => id)];
  };

  it('has the pinned post first, then the last spoken in, archived ones apart', () => {
    expect(ids([])).toEqual([['30', '10', '20'], ['15']]);
  });

  it('shows the posts with any of the tags', () => {
    expect(ids(['1'])).toEqual([['10'], ['15']]);
    expect(ids(['1', '2'])).toEqual([['10', '20'], ['15']]);
  });
});

const bits = { view: 1n << 10n, send: 1n << 11n, inThreads: 1n << 38n, manageThreads: 1n << 34n };

function guild(permissions: bigint, channels: APIChannel[]): PageGuild {
  return {
    id: '2000',
    name: 'G',
    owner_id: '1',
    unavailable: false,
    has_bot: true,
    channels,
    roles: [role('2000', String(permissions))],
    members: [{ user_id: '5', nick: null, roles: [] }],
  };
}

describe('the command box', () => {
  const NO_RIGHT = 'You do not have permission to send messages in this channel.';
  const LOCKED = 'This thread is locked. Only moderators can write here.';
  it.each<[string, bigint, APIChannel, string | undefined]>([
    ['is open to who may send', bits.view | bits.send, FORUM, undefined],
    ['is closed to who may not', bits.view | bits.inThreads, FORUM, NO_RIGHT],
    ['is open in threads by a right of its own', bits.view | bits.inThreads, post('10'), undefined],
    ['is closed in threads without it', bits.view | bits.send, post('10'), NO_RIGHT],
    ['is open in an archived thread', bits.inThreads, post('10', archived()), undefined],
    ['is closed in a locked thread', bits.inThreads, post('10', archived(true)), LOCKED],
    [
      'is open to moderators of a locked thread',
      bits.inThreads | bits.manageThreads,
      post('10', archived(true)),
      undefined,
    ],
  ])('%s', (_title, permissions, channel, expected) => {
    expect(whyClosed(guild(permissions, [FORUM, channel]), '5', channel)).toBe(expected);
  });
});

describe('small words', () => {
  it.each([
    [11, '11 bytes'],
    [1500, '1.46 KB'],
    [10 * 1024 * 1024, '10 MB'],
  ])('writes %i bytes as %s', (bytes, expected) => {
    expect(formatSize(bytes)).toBe(expected);
  });

  it('knows when an id was made', () => {
    expect(new Date(unixOf('175928847299117063') * 1000).toISOString()).toBe(
      '2016-04-30T11:18:25.796Z',
    );
  });
});
