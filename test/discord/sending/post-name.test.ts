import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postNameOf } from '../../../src/discord/sending/post-name.ts';
import { codePoints } from '../../../src/lib/text.ts';
import { article, story } from '../stories.ts';
import { textsFor } from '../../../src/discord/texts/texts-for.ts';

const nameOf = (title: string) =>
  postNameOf({ kind: 'card', story: story({ head: article({ title }) }) }, textsFor(null));

const anyTitle = oneof(
  string({ unit: 'grapheme', maxLength: 300 }),
  string({
    unit: constantFrom('💥', ' ', '\u200D', '\u2800', '\uD800', '\n', 'word '),
    maxLength: 300,
  }),
);

describe('postNameOf', () => {
  it('is of one to a hundred characters on one line, whatever the title', () => {
    assert(
      property(anyTitle, (title) => {
        const name = nameOf(title);
        expect(name.trim()).toBe(name);
        expect(name).not.toMatch(/[\r\n]/);
        expect(codePoints(name)).toBeGreaterThanOrEqual(1);
        expect(codePoints(name)).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is the same for the same title', () => {
    expect(nameOf('A title')).toBe('A title');
    expect(nameOf(nameOf('long '.repeat(60)))).toBe(nameOf('long '.repeat(60)));
  });
});
