import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportMessage } from '../../../src/discord/cards/report.ts';
import { faultsOf } from '../message-rules.ts';
import { textsFor } from '../../../src/discord/texts/texts-for.ts';

const MARK = 'abcdefghijklmnopqrstuv';
const at = new Date('2021-11-23T08:00:00Z');

describe('a report', () => {
  it('tells the operator in a line what happened, and since when', () => {
    const lines = [{ text: 'The feed of *Arxiv* fails: https://a.example/ is gone.', at }];
    expect(reportMessage({ id: 7, lines }, { mark: MARK, texts: textsFor(null) })).toMatchObject({
      content: 'The feed of \\*Arxiv\\* fails: https:\u200B//a.example/ is gone. <t:1637654400:R>',
      components: [{ components: [{ label: 'Report 7', disabled: true }] }],
      allowed_mentions: { parse: [] },
    });
  });

  it('has a line for each of several', () => {
    const lines = ['One fails.', 'Two is back.'].map((text) => ({ text, at }));
    expect(reportMessage({ id: 7, lines }, { mark: MARK, texts: textsFor(null) }).content).toBe(
      '• One fails. <t:1637654400:R>\n• Two is back. <t:1637654400:R>',
    );
  });

  it('is taken by Discord whatever it tells', () => {
    const anyText = string({
      unit: constantFrom('*', '@everyone ', '💥', 'word ', '<@1>', '\n# '),
      maxLength: 900,
    });
    assert(
      property(array(anyText, { minLength: 1, maxLength: 20 }), (texts) => {
        const lines = texts.map((text) => ({ text, at }));
        const message = reportMessage(
          { id: 123_456_789_012_345, lines },
          { mark: MARK, texts: textsFor(null) },
        );
        expect(faultsOf(message)).toEqual([]);
        expect(Array.from(message.content ?? '').length).toBeLessThanOrEqual(2000);
        expect(message.content).not.toMatch(/@everyone/);
      }),
      { numRuns: 200 },
    );
  });
});
