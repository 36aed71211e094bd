import { array, assert, constantFrom, integer, oneof, property, string, webUrl } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeText,
  httpLink,
  maskedLink,
  plainLine,
  timestamp,
} from '../../src/discord/markup.ts';

const Z = '\u200B';

/** What Discord's client would show of the escaped text: an independent reading of the result. */
function shown(escaped: string): string {
  return escaped.replace(/\\([^0-9A-Za-z\s])/gu, '$1').replaceAll(Z, '');
}

/** The escaped text without its escape pairs: no markup may be left in it. */
function unescapedPart(escaped: string): string {
  return escaped.replace(/\\[^0-9A-Za-z\s]/gu, '§');
}

/** Each shows nothing: a filler, a control, a joiner, half a pair, a mark of musical notation. */
const BLANKS = [
  '\u2800',
  '\u3164',
  '\u115F',
  '\uFFA0',
  '\u0007',
  '\u200D',
  '\uFE0F',
  '\uD800',
  '\uDC00',
  '\u{1D159}',
  '\u{1D173}',
  '\u{1D17A}',
];

/** Nothing of the text is seen: an independent reading, by value. */
function showsNothing(text: string): boolean {
  return Array.from(text).every((each) => each === ' ' || each === Z || BLANKS.includes(each));
}

const anyText = oneof(
  array(constantFrom(...BLANKS, ' ', 'word')).map((parts) => parts.join('')),
  string({ unit: 'binary' }),
  string({ unit: 'grapheme' }),
  array(
    constantFrom(
      '**',
      '__',
      '~~',
      '||',
      '`',
      '```',
      '\\',
      '[a](https://x.y)',
      '<@123456789012345678>',
      '@everyone',
      '@here',
      '<:x:1>',
      '<t:1:R>',
      '</a:1>',
      '://',
      'https://evil.example',
      'discord.gg/abc',
      '# ',
      '- ',
      '> ',
      '-# ',
      '1. ',
      ':smile:',
      '\n',
      ' ',
      'word',
      '💥',
      '\u202E',
    ),
  ).map((parts) => parts.join('')),
);

describe('escapeText', () => {
  it.each([
    [
      'bold, underline and strike',
      '**a** __b__ ~~c~~',
      '\\*\\*a\\*\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~',
    ],
    ['code and spoilers', '`a` ||b||', '\\`a\\` \\|\\|b\\|\\|'],
    ['a masked link', '[x](https://e.org)', `\\[x\\](https:${Z}//e.org)`],
    ['a mention', '<@123456789012345678>', `\\<@${Z}123456789012345678\\>`],
    ['a mention of everyone', 'hi @everyone and @here', `hi @${Z}everyone and @${Z}here`],
    ['a custom emoji', '<:x:1>', '\\<\\:x:1\\>'],
    ['an emoji by name', 'so :smile: it', 'so \\:smile: it'],
    ['a timestamp', '<t:1:R>', '\\<t\\:1:R\\>'],
    ['an invite', 'join discord.gg/abc', `join discord.${Z}gg/abc`],
    ['a heading', '# big', '\\# big'],
    ['a subtext', '-# small', '\\-# small'],
    ['a bullet', '- item', '\\- item'],
    ['a plus bullet', '+ item', '\\+ item'],
    ['a numbered list', '12. item', '12\\. item'],
    ['a quotation', '> said', '\\> said'],
    ['a backslash', 'a\\*b', 'a\\\\\\*b'],
    ['a new line, which could start a heading', 'a\n# b', 'a # b'],
    ['marks that turn the reading direction', 'a\u202Eb\u2066c', 'abc'],
    ['half a surrogate pair', 'a\uD800b', 'ab'],
    ['musical marks that show nothing', 'a\u{1D159}\u{1D173}\u{1D17A}b', 'ab'],
    ['a text of joiners alone', '\u200D \u200D', ''],
    ['common punctuation, which stays', 'AI: 3.5% (C#) a-b, x+y', 'AI: 3.5% (C#) a-b, x+y'],
    ['an emoji of several code points, which stays', '👩‍💻 codes', '👩‍💻 codes'],
  ])('makes %s harmless', (_name, text, expected) => {
    expect(escapeText(text, 1000)).toBe(expected);
  });

  it.each([
    ['on a word', 'alpha beta gamma delta', 18, 'alpha beta gamma…'],
    ['counting code points, not UTF-16 units', '💥💥💥💥', 4, '💥💥💥💥'],
    ['in a long word when there is no other way', 'abcdefghij', 5, 'abcd…'],
    ['never inside an escape', 'ab***', 4, 'ab…'],
    ['on the escaped length', '****', 8, '\\*\\*\\*\\*'],
    ['to nothing when there is no room', 'abc', 0, ''],
  ])('cuts %s', (_name, text, limit, expected) => {
    expect(escapeText(text, limit)).toBe(expected);
  });

  it('leaves no markup and keeps the limit, whatever the text', () => {
    assert(
      property(anyText, integer({ min: 0, max: 80 }), (text, limit) => {
        const escaped = escapeText(text, limit);
        expect(Array.from(escaped).length).toBeLessThanOrEqual(limit);
        const rest = unescapedPart(escaped);
        expect(rest).not.toMatch(/[\\*_~`|<>[\]\n]/u);
        expect(rest).not.toMatch(/:\/\/|@everyone|@here|discord\.gg|:[\p{L}\p{N}_+-]+:/iu);
        expect(escaped).not.toMatch(/^(?:#|-|\+|\d+\.)/u);
        expect(escaped).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 500 },
    );
  });

  it('shows the text itself when it fits', () => {
    assert(
      property(string({ unit: 'grapheme-ascii' }), (text) => {
        const line = text.replace(/\s+/gu, ' ').trim();
        expect(shown(escapeText(text, 10_000))).toBe(line);
      }),
    );
  });
});

describe('plainLine', () => {
  it('keeps markdown as it is where Discord shows none, on one line and within the limit', () => {
    expect(plainLine(' a *b*\n[c] ', 20)).toBe('a *b* [c]');
    expect(plainLine('alpha beta gamma', 12)).toBe('alpha beta…');
  });
});

describe('maskedLink', () => {
  it.each([
    ['links a text', 'Title', 'https://e.org/a', '[Title](https://e.org/a)'],
    [
      'writes brackets of the text round',
      '[Video] x',
      'https://e.org/',
      '[(Video) x](https://e.org/)',
    ],
    [
      'hides what would end the address',
      'T',
      'https://e.org/a_(b)',
      '[T](https://e.org/a_%28b%29)',
    ],
    ['escapes the text', 'a *b*', 'https://e.org/', '[a \\*b\\*](https://e.org/)'],
    ['shows the text alone for a script', 'T', 'javascript:alert(1)', 'T'],
    ['shows the text alone for data', 'T', 'data:text/html,x', 'T'],
    ['shows the text alone for a misleading address', 'T', 'https://bank.com@evil.org/', 'T'],
    ['shows the text alone for no address', 'T', 'not a link', 'T'],
    ['never links a text that cannot be seen', '\u200D', 'https://e.org/', ''],
  ])('%s', (_name, text, url, expected) => {
    expect(maskedLink(text, url, 200)).toBe(expected);
  });

  it.each(BLANKS.map((text) => [JSON.stringify(text), text]))('never links %s', (_name, text) => {
    expect(maskedLink(text, 'https://e.org/', 200)).toBe('');
    expect(maskedLink(`${text} ${text}`, 'https://e.org/', 200)).toBe('');
  });

  it('shows the text alone when the address takes the room', () => {
    const url = `https://e.org/${'a'.repeat(300)}`;
    expect(maskedLink('A title', url, 300)).toBe('A title');
  });

  it('keeps its limit and stays one link, whatever text and address', () => {
    assert(
      property(anyText, webUrl({ withFragments: true, withQueryParameters: true }), (text, url) => {
        const link = maskedLink(text, url, 120);
        expect(Array.from(link).length).toBeLessThanOrEqual(120);
        const label = /^\[(.*)\]\((https?:\/\/[^\s()*|\\[\]<>`]+)\)$/su.exec(link)?.[1] ?? link;
        expect(unescapedPart(label)).not.toMatch(/[\\*_~`|<>[\]]|:\/\//u);
        if (link !== '') expect(showsNothing(label)).toBe(false);
      }),
    );
  });
});

describe('httpLink', () => {
  it.each([
    ['takes https', 'https://e.org/a', 'https://e.org/a'],
    ['takes http', 'http://e.org/a', 'http://e.org/a'],
    ['encodes what an address may not hold', 'https://e.org/a b"c', 'https://e.org/a%20b%22c'],
    [
      'writes a foreign host in its own letters',
      'https://bücher.example/',
      'https://xn--bcher-kva.example/',
    ],
    ['refuses scripts', 'javascript:alert(1)', null],
    ['refuses files', 'file:///etc/passwd', null],
    ['refuses attachments', 'attachment://x.png', null],
    ['refuses a name before the host', 'https://a@e.org/', null],
    ['refuses a host without a dot', 'http://localhost/x', null],
    ['refuses an address that is too long', `https://e.org/${'a'.repeat(2048)}`, null],
    ['refuses what is no address', 'e.org', null],
  ])('%s', (_name, url, expected) => {
    expect(httpLink(url)).toBe(expected);
  });
});

describe('timestamp', () => {
  it('writes whole seconds', () => {
    expect(timestamp(new Date('2021-11-22T22:26:00.900Z'), 'R')).toBe('<t:1637619960:R>');
  });
});
