import { expect, it } from 'vitest';
import { ChannelMap } from '../../src/sandbox/state/channel-map.ts';
import type { DmChannel } from '../../src/sandbox/state/state.ts';
import { newGuildChannel } from '../../src/sandbox/state/new-channel.ts';

const channel = (id: string, guildId: string, name: string) =>
  newGuildChannel(id, guildId, { name, position: 0 });

it('knows which channels a guild has, as they come, change and go', () => {
  const dm: DmChannel = { id: '9', type: 1, recipient_id: '8', last_message_id: null };
  const channels = new ChannelMap([channel('1', 'a', 'news'), channel('2', 'b', 'talk'), dm]);
  channels.set('3', channel('3', 'a', 'papers'));
  channels.set('1', channel('1', 'a', 'all news'));
  expect(channels.ofGuild('a')).toMatchObject([{ name: 'all news' }, { name: 'papers' }]);
  expect(channels.delete('1')).toBe(true);
  expect(channels.delete('1')).toBe(false);
  expect(channels.delete('9')).toBe(true);
  expect(channels.ofGuild('a')).toEqual([channels.get('3')]);
  expect(channels.ofGuild('c')).toEqual([]);
  expect([...channels.keys()]).toEqual(['2', '3']);
});
