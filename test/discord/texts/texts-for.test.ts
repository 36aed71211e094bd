import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { learnCommandIds } from '../../../src/discord/texts/command-mentions.ts';
import { textsFor } from '../../../src/discord/texts/texts-for.ts';

afterEach(() => learnCommandIds([]));

describe('textsFor', () => {
  it.each([
    ['de', 'Lesen'],
    ['ja', '読む'],
    ['es-419', 'Leer'],
    ['en-GB', 'Read'],
    ['fi', 'Read'],
    ['', 'Read'],
    ['__proto__', 'Read'],
    [null, 'Read'],
  ])('answers %s with %s', (locale, word) => {
    expect(textsFor(locale)('card.read')).toBe(word);
  });

  it.each([
    ['en-US', 0, '0 articles'],
    ['en-US', 1, '1 article'],
    ['fr', 0, '0 article'],
    ['fr', 2, '2 articles'],
    ['pt-BR', 1_000_000, '1000000 artigos'],
    ['ja', 1, '記事1件'],
  ])('counts in %s as the language does: %i', (locale, count, text) => {
    expect(textsFor(locale)('card.articles', { count })).toBe(text);
  });

  it('joins lists and sentences as the language does', () => {
    const [english, japanese] = [textsFor('en-US'), textsFor('ja')];
    expect(english.list(['A', 'B', 'C'])).toBe('A, B and C');
    expect(english.list(['A', 'B'], 'or')).toBe('A or B');
    expect(japanese.list(['A', 'B', 'C'])).toBe('A、B、C');
    expect(english.join(['One.', '', 'Two.'])).toBe('One. Two.');
    expect(japanese.join(['一。', '二。'])).toBe('一。二。');
  });

  it('puts values in as they are, whatever they look like', () => {
    const odd = fc.constantFrom(
      '{topic}',
      '{{topic}}',
      '$t(news.more)',
      '$&',
      '$1',
      '</news topic>',
      '<b>&',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(odd, fc.string()), { maxLength: 4 }), (parts) => {
        const topic = parts.join('');
        expect(textsFor('en-US')('news.newestOf', { topic })).toBe(`${topic}: newest stories`);
      }),
    );
  });

  it('mentions a command by its id once Discord has told it', () => {
    const say = () => textsFor('en-US')('news.storyGone');
    expect(say()).toContain('`/news topic`');
    learnCommandIds([{ id: '700000000000000001', name: 'news' }]);
    expect(say()).toContain('</news topic:700000000000000001>');
  });
});
