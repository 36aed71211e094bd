/** Owns the proof that an operator can read the log of deliveries. */
import { expect, it } from 'vitest';
import { deliveryTable, jumpLink } from '../../src/cli/delivery-table.ts';
import type { DeliveryView } from '../../src/delivery/list-deliveries.ts';

const at = (time: string) => new Date(`2026-11-24T${time}Z`);

function view(fields: Partial<DeliveryView> = {}): DeliveryView {
  return {
    id: '7',
    kind: 'story',
    state: 'due',
    heldFor: null,
    reason: null,
    detail: null,
    nextTryAt: null,
    leasedUntil: null,
    attempts: 0,
    unsureSince: null,
    destination: { id: 1, kind: 'channel', discordId: '301', guildId: '200', paused: null },
    story: { id: 4, title: 'A title' },
    digest: null,
    notice: null,
    digestId: null,
    revision: 1,
    sentRevision: null,
    message: null,
    createdAt: at('08:00:00'),
    sentAt: null,
    ...fields,
  };
}

const person = { id: 12, kind: 'dm', discordId: '100', guildId: null, paused: 'closed' } as const;
const message = { channelId: '301', messageId: '91' };

it('aligns its columns, with the reason and the next try under each', () => {
  const views = [
    view({
      id: 'digest-3',
      kind: 'digest',
      state: 'held',
      destination: person,
      reason: 'Their direct messages\nare closed.',
      story: null,
      digest: { cadence: 'daily', stories: 1, since: at('07:00:00') },
      revision: null,
    }),
    view({ nextTryAt: at('08:00:09'), attempts: 2, unsureSince: at('08:00:01'), reason: '500' }),
    view({ state: 'sent', revision: 3, sentRevision: 2, sentAt: at('08:00:01'), message }),
    view({ state: 'held', heldFor: 'volume' }),
  ];
  expect(deliveryTable(views).split('\n')).toEqual([
    'ID        STATE         PLANNED (UTC)        DESTINATION             WHAT',
    'digest-3  held          2026-11-24 08:00:00  12 (person 100) paused  daily digest of 1 story',
    '          Their direct messages are closed.',
    '7         due           2026-11-24 08:00:00  1 (channel 301)         A title',
    '          500',
    '          next try 2026-11-24 08:00:09 after 2 tries, may have arrived: unsure since 2026-11-24',
    '            08:00:01',
    '7         sent          2026-11-24 08:00:00  1 (channel 301)         A title',
    '          shows revision 2 of 3, sent 2026-11-24 08:00:01, https://discord.com/channels/200/301/91',
    '7         held: volume  2026-11-24 08:00:00  1 (channel 301)         A title',
  ]);
});

it('shows a title as one line without what a terminal would obey, and cuts a long one', () => {
  const title = `\u001b[31mred\u0007\nline ${'word '.repeat(40)}`;
  const [, line = ''] = deliveryTable([view({ story: { id: 1, title } })]).split('\n');
  expect(line).toMatch(/\[31mred line word .*…$/);
  expect(line).not.toMatch(/\p{Cc}/u);
});

it('links to messages in servers only', () => {
  expect(jumpLink(view({ message }))).toBe('https://discord.com/channels/200/301/91');
  expect(jumpLink(view({ message, destination: person }))).toBeNull();
  expect(jumpLink(view({ message, kind: 'notice' }))).toBeNull();
  expect(jumpLink(view())).toBeNull();
});

it('says so when there is none', () => {
  expect(deliveryTable([])).toBe('No deliveries.');
});
