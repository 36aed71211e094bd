/** Owns the proof that feeds as broken as real ones are read, and that it is said what was mended. */
import { describe, expect, it } from 'vitest';
import { atom, only, parse, rss, rssItem } from './fixtures.ts';

const WHOLE = rss(rssItem(''));
const TEXT = 'A network counts people in a crowd from a single blurred picture.';
const COUNTS = 'https://lens.example.com/counts';

describe('parseFeed reads', () => {
  it.each([
    ['a blank line before the declaration', `\n \n${WHOLE}`, []],
    ['byte-order marks as text', `\uFEFF\uFEFF${WHOLE}`, []],
    [
      'a warning of PHP before it',
      `<br />\n<b>Warning</b>: gone in <b>/x.php</b> on line <b>2</b><br />\n${WHOLE}`,
      ['text before the feed'],
    ],
    ['a comment after it', `${WHOLE}\n<!-- made in 3 s -->`, []],
    ['rubbish after it', `${WHOLE}<script>x</script> <!-- not closed`, ['text after the feed']],
    ['no declaration', WHOLE.replace(/^.*\n/, ''), []],
    ['tags in capitals', WHOLE.replaceAll(/<\/?\w+/g, (tag) => tag.toUpperCase()), []],
    [
      'tags of mixed case',
      WHOLE.replace('</link></item>', '</LINK></item>'),
      ['tags that do not match near line 6'],
    ],
    [
      'a default namespace on rss',
      WHOLE.replace('<rss', '<rss xmlns="http://purl.org/rss/1.0/"'),
      [],
    ],
    [
      'control characters',
      WHOLE.replace('camera', 'cam\u0001\u0008era\u0000'),
      ['control characters'],
    ],
    [
      'a tag that is never closed',
      WHOLE.replace(
        '<link>https://lens.example.com/counts',
        '<br><link>https://lens.example.com/counts',
      ),
      ['tags that do not match near line 6'],
    ],
    [
      'an end in the middle of the next entry',
      `${WHOLE.slice(0, WHOLE.indexOf('</channel>'))}<item><title>B</title><link>https://lens.example.com/co`,
      ['an end in the middle near line 7'],
    ],
    [
      'an entry that the next one closes',
      rss(`${rssItem('').replace('</item>', '')}<item></item>`),
      ['tags that do not match near line 7'],
    ],
  ])('%s', (_what, text, mended) => {
    const document = parse(text);
    expect(document.title).toBe('Lens Lab');
    expect(document.mended).toEqual(mended);
    expect(document.entries.map(({ entry }) => [entry.title, entry.url])).toEqual([
      ['A camera that counts', COUNTS],
    ]);
  });

  it.each([
    [
      'an ampersand of its own',
      '<description>AT&T counts, and R&amp;D &#8217; people count a lot</description>',
      'AT&T counts, and R&D ’ people count a lot',
    ],
    [
      'entities of HTML',
      '<description>caf&eacute;&nbsp;cr&egrave;me, served in Paris every morning</description>',
      'café crème, served in Paris every morning',
    ],
    [
      'less than',
      '<description>Loss x < y and we <3 it, which nobody had expected at all</description>',
      'Loss x < y and we <3 it, which nobody had expected at all',
    ],
    [
      'HTML as it is',
      `<description><p>${TEXT}<br>More <b>bold</p></description>`,
      `${TEXT} More bold`,
    ],
    [
      'HTML escaped twice',
      `<description>&amp;lt;p&amp;gt;${TEXT}&amp;lt;/p&amp;gt;</description>`,
      TEXT,
    ],
    [
      'CDATA in CDATA',
      `<description><![CDATA[${TEXT} <![CDATA[More]]> of it]]></description>`,
      `${TEXT} More of it`,
    ],
    [
      'CDATA between text',
      `<description>A network <![CDATA[counts <b>people</b>]]> in a crowd in one &lt;i&gt;blurred&lt;/i&gt; picture</description>`,
      'A network counts people in a crowd in one blurred picture',
    ],
  ])('%s', (_what, inner, excerpt) => {
    expect(only(parse(rss(rssItem(inner)))).excerpt).toBe(excerpt);
  });

  it('prefixes that nobody declared', () => {
    const text = `<rss version="2.0"><channel><title>T</title>${rssItem('<dc:date>2024-05-01</dc:date><media:content url="/a.jpg" medium="image"/>')}</channel></rss>`;
    expect(only(parse(text))).toMatchObject({
      publishedAt: new Date('2024-05-01'),
      image: { url: 'https://feeds.example.net/a.jpg' },
    });
  });

  it('attributes without quotes', () => {
    const text = rss(rssItem('<enclosure url=https://lens.example.com/a.jpg type=image/jpeg>'));
    expect(only(parse(text)).image?.url).toBe('https://lens.example.com/a.jpg');
  });

  it('an Atom entry that explains RSS as the Atom that it is', () => {
    const text = atom(`<entry><title>How to write RSS</title><link href="/rss"/>
      <content type="html"><![CDATA[Begin with <rss version="2.0"> and <channel>, then add your items]]></content></entry>`);
    expect(only(parse(text)).title).toBe('How to write RSS');
  });

  it('items of RDF that its table of contents forgot', () => {
    const item = (id: number) =>
      `<item rdf:about="u${id}"><title>Title ${id}</title><link>https://lens.example.com/${id}</link></item>`;
    const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title>
      <items><rdf:Seq><rdf:li rdf:resource="u2"/></rdf:Seq></items></channel>${item(1)}${item(2)}</rdf:RDF>`;
    expect(parse(text).entries.map(({ entry }) => entry.title)).toEqual(['Title 1', 'Title 2']);
  });

  it('no entry whose address is cut off', () => {
    const text = rss(
      `${rssItem('')}<item><title>B</title><link>https://lens.example.com/second-article</link>`,
    );
    const cut = text.slice(0, text.indexOf('-article'));
    expect(parse(cut).entries.map(({ entry }) => entry.url)).toEqual([COUNTS]);
  });
});
