/** Owns the proof that a hostile feed costs a bounded time, and expands and fetches nothing. */
import { describe, expect, it } from 'vitest';
import { FeedError } from '../../../src/sources/feed/feed-error.ts';
import { jsonFeed, only, parse, rss, rssItem } from './fixtures.ts';

/** Of the processor: far above what any takes (half a second), far below a quadratic search. */
const BOUND_MS = 12_000;
const many = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');
const describing = (text: string): string =>
  rss(rssItem(`<description><![CDATA[${text}]]></description>`));

describe('entities', () => {
  it.each([
    ['billion laughs', '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">', '&c;'],
    ['a file', '<!ENTITY c SYSTEM "file:///etc/passwd">', '&c;'],
    ['a page', '<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;', '&c;'],
    ['a name of HTML', '<!ENTITY nbsp "evil">', 'x'],
  ])('leaves %s alone', (_what, declarations, use) => {
    const text = rss(rssItem('', { title: `Count ${use}` })).replace(
      '<rss',
      `<!DOCTYPE rss [${declarations}]>\n<rss`,
    );
    const document = parse(text);
    expect(only(document).title).toBe(`Count ${use}`);
    expect(document.mended).toEqual(['entities of its own, which stay unexpanded']);
  });
});

describe('nesting', () => {
  it.each([
    ['that never ends', '<a>'.repeat(100_000)],
    ['that is closed', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)],
  ])('refuses what nests 100,000 deep %s', (_what, inner) => {
    expect(() => parse(rss(rssItem(inner)))).toThrow('nests deeper than 256 elements');
  });

  it('reads an entry whose text never closes its lines', () => {
    const document = parse(rss(rssItem(`<description>${'Word<br>'.repeat(5_000)}</description>`)));
    expect(only(document).excerpt).toMatch(/^Word Word/);
  });

  it('reads JSON of any depth', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const text = jsonFeed([{ id: '1', url: 'https://lens.example.com/1', title: 'A' }]);
    expect(parse(text.replace('"A"', `"A","summary":${deep}`)).entries).toHaveLength(1);
  });
});

it('lets no key of JSON reach a prototype', () => {
  const text = jsonFeed([{ id: '1', url: 'https://lens.example.com/1', title: 'A' }]).replace(
    '{"id"',
    '{"__proto__":{"title":"B","polluted":true},"id"',
  );
  expect(only(parse(text)).title).toBe('A');
  expect({}).not.toHaveProperty('polluted');
});

it('takes as many entries as one reading does, and the newest', () => {
  const item = (index: number) =>
    `<item><title>T${index}</title><link>https://lens.example.com/${index}</link><pubDate>${new Date(index * 60_000).toUTCString()}</pubDate></item>`;
  const oldestFirst = parse(rss(many(2_100, item)));
  expect(oldestFirst.entries).toHaveLength(2_000);
  expect(oldestFirst.entries[0]?.entry.title).toBe('T100');
  expect(oldestFirst.mended).toEqual(['more than 2,000 entries, of which the newest are read']);
  const newestFirst = parse(rss(many(2_100, (index) => item(5_000 - index))));
  expect(newestFirst.entries[0]?.entry.title).toBe('T5000');
});

describe('what the parser makes nothing of', () => {
  it.each([
    ['an error in the place of entries', '<feed><error>rate limited</error></feed>'],
    ['text in the place of entries', '<feed>abc</feed>'],
    ['RDF of nothing', '<rdf:RDF xmlns:rdf="x">a</rdf:RDF>'],
  ])('is %s: said in a sentence', (_what, text) => {
    expect(() => parse(text)).toThrow(FeedError);
  });

  it('is a new JSON Feed: it has no entries yet', () => {
    expect(parse('{"version":"https://jsonfeed.org/version/1.1","items":[]}').entries).toEqual([]);
  });
});

describe('half a megabyte to two take a bounded time:', () => {
  it.each([
    [
      'entries without end',
      rss(
        many(
          60_000,
          (index) => `<item><title>a</title><link>https://lens.example.com/${index}</link></item>`,
        ),
      ),
    ],
    ['empty entries', rss('<item/>'.repeat(70_000))],
    ['attributes', rss('').replace('<rss', `<rss ${many(40_000, (index) => `a${index}="1" `)}`)],
    [
      'namespaces',
      rss('').replace('<rss', `<rss ${many(20_000, (index) => `xmlns:a${index}="u:${index}" `)}`),
    ],
    ['tags', rss(many(62_000, (index) => `<a${index}/>`))],
    ['opening signs', rss(`<description>${'<'.repeat(500_000)}</description>`)],
    ['unfinished tags', rss('<a '.repeat(700_000))],
    ['unfinished quotes', rss('<a "'.repeat(500_000))],
    ['comments that never end', `<?xml version="1.0"?>${'<!--'.repeat(500_000)}`],
    ['comments after the feed', `${rss('')}${'<!--'.repeat(500_000)}`],
    ['ampersands', rss(rssItem('', { title: '&amp;'.repeat(200_000) }))],
    ['sections of CDATA', rss(rssItem('', { title: '<![CDATA[x]]>'.repeat(75_000) }))],
    ['blanks', describing(' '.repeat(2_000_000))],
    ['one line', describing('x'.repeat(2_000_000))],
    ['unfinished pictures', describing('<img src="x" '.repeat(75_000))],
    ['unfinished paragraphs', describing('<p '.repeat(600_000))],
    ['endings of a blog', describing('The post appeared first on '.repeat(70_000))],
    ['a document type', `<!DOCTYPE rss [${'"'.repeat(2_000_001)}`],
    ['lists of hours', rss('', '<skipHours>'.repeat(180_000))],
    ['empty objects', jsonFeed(Array.from({ length: 100_000 }, () => ({})))],
  ])(
    '%s',
    (_what, text) => {
      const before = process.cpuUsage();
      try {
        parse(text);
      } catch (error) {
        expect(error).toHaveProperty('name', 'FeedError');
      }
      expect(process.cpuUsage(before).user / 1_000).toBeLessThan(BOUND_MS);
    },
    60_000,
  );
});
