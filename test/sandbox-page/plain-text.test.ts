/** Owns the proof that a reply repeats words and no markup. */
import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/sandbox/page/lookup.ts';
import { messageLink } from '../../src/sandbox/page/markdown/message-link.ts';
import { plainText } from '../../src/sandbox/page/message/plain-text.ts';
import { INITIAL_MODEL } from '../../src/sandbox/page/state/model.ts';

const lookup = createLookup(INITIAL_MODEL, () => new Date('2026-11-30T12:00:00Z'));

describe('a text in one line', () => {
  it.each([
    ['**Daily digest**: 5 stories\nof today', 'Daily digest: 5 stories of today'],
    ['at <t:1796032800:R>', 'at 2 hours ago'],
    ['[a link](https://example.org), </news topic:1>, `code`', 'a link, /news topic, code'],
  ])('%j', (source, expected) => {
    expect(plainText(source, lookup)).toBe(expected);
  });
});

describe('a link to a message', () => {
  it('is known by its address', () => {
    expect(messageLink('https://discord.com/channels/1/2/3')).toEqual({
      guildId: '1',
      channelId: '2',
      messageId: '3',
    });
    expect(messageLink('https://ptb.discord.com/channels/@me/2')?.guildId).toBe('@me');
    expect(messageLink('https://discord.com/developers/docs')).toBeUndefined();
    expect(messageLink('https://example.org/channels/1/2/3')).toBeUndefined();
  });
});
