/** Owns the proof of how text from outside becomes plain, clean and short. */
import { assert, constantFrom, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, codePoints, stripOutletSuffix, truncate } from '../../src/lib/text.ts';
import { htmlToText } from '../../src/lib/html-text.ts';
import { repairText } from '../../src/lib/mojibake.ts';
import { visibleText } from '../../src/lib/visible-text.ts';

describe('cleanText', () => {
  it('takes no short cut that changes what it says', () => {
    const unit = constantFrom(...Array.from('ab Z1.,;!"\'()[]{}\\/#$%*=_~`|@&<>é’\u00a0\t'));
    assert(
      property(string({ unit, maxLength: 24 }), (text) => {
        const theLongWay = visibleText(repairText(htmlToText(repairText(text))));
        expect(cleanText(text)).toBe(theLongWay);
      }),
    );
  });

  it.each([
    [
      'decodes entities',
      'AT&amp;T &ldquo;x&rdquo; &#8217;&#x2014; caf&eacute;',
      'AT&T “x” ’— café',
    ],
    ['decodes what was escaped twice', 'Q&amp;amp;A &amp;#8217;', 'Q&A ’'],
    ['keeps an entity without its semicolon', 'a=1&copy=2 AT&T', 'a=1&copy=2 AT&T'],
    ['parts blocks by a blank', '<p>One</p><p>Two<br/>three</p>', 'One Two three'],
    ['joins inline tags', '<b>Key</b><i>point</i>', 'Keypoint'],
    ['strips tags with `>` in an attribute', '<a title="a > b" href=\'x\'>link</a>', 'link'],
    [
      'drops scripts, styles and comments',
      'a<script>b<c</script><!-- d --><style>e</style>f',
      'a f',
    ],
    ['unwraps CDATA', '<![CDATA[news & views]]>', 'news & views'],
    ['strips markup that was escaped', '&lt;p&gt;Hi &lt;b&gt;you&lt;/b&gt;&lt;/p&gt;', 'Hi you'],
    [
      'keeps text that resembles markup',
      'a < b, i <3 Vec<T>, x<y && y>z',
      'a < b, i <3 Vec<T>, x<y && y>z',
    ],
    ['keeps the text after an unclosed script', 'the <script> tag', 'the <script> tag'],
    ['keeps the text after a self-closed frame', '<iframe src="x"/> tail', 'tail'],
    ['folds white space of every kind', ' a\n\t b\u00a0\u3000c\u2028d ', 'a b c d'],
    ['removes bidirectional overrides', 'a\u202egnp.exe\u202c \u2066b\u2069', 'agnp.exe b'],
    ['removes zero-width characters', 'pass\u200bword\ufeff\u2060 so\u00adft', 'password soft'],
    ['removes controls', 'a\u0000\u0007\u001b[31mb\u0090', 'a[31mb'],
    ['removes lone surrogates', 'a\ud83db', 'ab'],
    ['removes hidden tag characters', 'hi\u{e0061}\u{e0062}', 'hi'],
    ['removes stray joiners and selectors', 'a\u200db\u200cc x\ufe0f\u{e0101}', 'abc x'],
    ['keeps emoji whole', '👩‍👩‍👧 ❤️ 1️⃣ 👩🏽‍🔬 🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👩‍👩‍👧 ❤️ 1️⃣ 👩🏽‍🔬 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['keeps the joiners of Persian and Hindi', 'می\u200cخواهم क्\u200dष', 'می\u200cخواهم क्\u200dष'],
    ['composes accents', 'cafe\u0301', 'café'],
    ['limits stacked accents to four', `x${'\u0336'.repeat(50)}y`, `x${'\u0336'.repeat(4)}y`],
  ])('%s', (_, html, text) => {
    expect(cleanText(html)).toBe(text);
  });

  it.each([
    ['garbling', 'NISTâ€™s test', 'NIST’s test'],
    ['garbling behind entities', 'NIST&#226;&#128;&#153;s test', 'NIST’s test'],
    ['garbling half behind entities', '5 Î&frac14;m', '5 μm'],
    ['entities behind garbling', 'Â&nbsp;Vision', 'Vision'],
    ['a byte-order mark and white space', 'ï»¿  Vision\n news ', 'Vision news'],
  ])('repairs %s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('changes nothing the second time, once no markup is left', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        expect(visibleText(visibleText(text))).toBe(visibleText(text));
      }),
    );
  });

  it.each(['<script>', '<a "', '<a \'"', '<!--', '<p ', '</script><script>', '&amp;', '\u0301'])(
    'takes 200,000 characters of %j in its stride',
    (piece) => {
      const text = cleanText(piece.repeat(200_000 / piece.length));
      expect(text.length).toBeLessThanOrEqual(200_000);
    },
    5_000,
  );

  it('looks at the first 200,000 characters only, however they are garbled', () => {
    const text = cleanText('Ã©'.repeat(500_000));
    expect(text).toBe('é'.repeat(100_000));
  });
});

describe('truncate', () => {
  it.each([
    ['keeps what fits', 'abc', 3, 'abc'],
    ['counts code points, not UTF-16 units', '🤖🤖🤖', 3, '🤖🤖🤖'],
    ['cuts at a word’s end', 'The quick brown fox jumps', 20, 'The quick brown fox…'],
    [
      'cuts inside a word when its start is far',
      'See Donaudampfschifffahrt',
      15,
      'See Donaudampf…',
    ],
    ['leaves no comma before the ellipsis', 'One two three, four', 16, 'One two three…'],
    ['cuts text without blanks', '日本語のとても長い文章です', 6, '日本語のと…'],
    ['never splits a family', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 10, '👨‍👩‍👧‍👦…'],
    ['leaves the ellipsis alone when no grapheme fits', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 5, '…'],
    ['leaves nothing when nothing fits', 'abc', 0, ''],
  ])('%s', (_, text, max, cut) => {
    expect(truncate(text, max)).toBe(cut);
  });

  it('takes another ellipsis', () => {
    expect(truncate('One two three', 11, ' [more]')).toBe('One [more]');
  });

  it('is never longer than asked', () => {
    assert(
      property(string({ unit: 'grapheme' }), nat(40), (text, max) => {
        expect(codePoints(truncate(text, max))).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('stripOutletSuffix', () => {
  const techCrunch = { name: 'TechCrunch', domain: 'techcrunch.com' };

  it.each([
    ['by name', 'A new chip - TechCrunch', techCrunch, 'A new chip'],
    ['by name in other letters', 'A new chip | ZDNet', { name: 'ZDNET' }, 'A new chip'],
    ['by domain', 'A new chip — Forbes.com', { domain: 'www.forbes.com' }, 'A new chip'],
    ['by the site’s part of the domain', 'A new chip – BBC', { domain: 'bbc.co.uk' }, 'A new chip'],
    ['with its article', 'A chip | The Verge', { name: 'Verge', domain: 'theverge.com' }, 'A chip'],
    ['twice', 'A chip | TechCrunch - techcrunch.com', techCrunch, 'A chip'],
    ['only at the end', 'TechCrunch - a chip', techCrunch, 'TechCrunch - a chip'],
    ['only when it is the outlet', 'GPT-4 - what next', techCrunch, 'GPT-4 - what next'],
    ['only when something is left', 'TechCrunch', techCrunch, 'TechCrunch'],
    ['only behind a separator', 'Meet TechCrunch', techCrunch, 'Meet TechCrunch'],
  ])('removes the outlet %s', (_, title, outlet, stripped) => {
    expect(stripOutletSuffix(title, outlet)).toBe(stripped);
  });
});
