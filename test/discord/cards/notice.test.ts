import { array, assert, constantFrom, oneof, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticeMessage } from '../../../src/discord/cards/notice.ts';
import { faultsOf } from '../message-rules.ts';
import { LANGUAGES } from '../../../src/discord/texts/languages.ts';
import { storedReason } from '../../../src/discord/texts/reasons.ts';
import { textsFor } from '../../../src/discord/texts/texts-for.ts';

const MARK = 'abcdefghijklmnopqrstuv';
const anyLanguage = constantFrom(...LANGUAGES);
const HOW = { mark: MARK, texts: textsFor(null) };

function place(discordId: string, reason: string) {
  return { destinationId: 1, kind: 'channel' as const, discordId, reason };
}

describe('a notice', () => {
  it('says where alerts are paused, why, and how they go on', () => {
    const places = [
      place('301', 'Unlock the thread.'),
      place('302', 'No “Send Messages”.'),
      place('303', 'No “Send Messages”.'),
    ];
    expect(noticeMessage({ id: 7, places }, HOW)).toMatchObject({
      content: [
        '**Alerts are paused in 3 channels.**',
        '• <#301>: Unlock the thread.',
        '• <#302> and <#303>: No “Send Messages”.',
        'They go on by themselves as soon as they are open to Keypoint again; “Try again” tries at once. Until then what comes in waits.',
      ].join('\n'),
      components: [{ components: [{ label: 'Try again', custom_id: `retry-place:7:${MARK}` }] }],
      allowed_mentions: { parse: [] },
    });
  });

  it('counts what it has no room for', () => {
    const places = Array.from({ length: 20 }, (_, index) => place(`${index}`, 'Closed.'));
    expect(noticeMessage({ id: 7, places }, HOW).content).toContain('<#7> and 12 more: Closed.');
    const many = places.map(({ discordId }) => place(discordId, `Reason ${discordId}.`));
    expect(noticeMessage({ id: 7, places: many }, HOW).content).toContain('• and 16 more');
  });

  it('is taken by Discord whatever it tells of', () => {
    const anyText = string({
      unit: constantFrom('*', '@everyone ', '💥', 'word ', '<@1>', '\n# '),
      minLength: 1,
      maxLength: 400,
    });
    const anyReason = oneof(
      anyText,
      anyText.map((name) => storedReason('channelDeletedNamed', { name })),
      constantFrom(storedReason('announcementThreadsFull'), storedReason('noTag')),
    );
    const anyPlace = record({
      destinationId: constantFrom(1),
      kind: constantFrom('channel' as const),
      discordId: constantFrom('12345678901234567890', '98765432109876543210'),
      reason: anyReason,
    });
    assert(
      property(
        array(anyPlace, { minLength: 1, maxLength: 60 }),
        anyLanguage,
        (places, language) => {
          const how = { mark: MARK, texts: textsFor(language) };
          const message = noticeMessage({ id: 123_456_789_012_345, places }, how);
          expect(faultsOf(message)).toEqual([]);
          expect(Array.from(message.content ?? '').length).toBeLessThanOrEqual(2000);
          expect(message.content).not.toMatch(/@everyone/);
        },
      ),
      { numRuns: 200 },
    );
  });
});
