/** Owns the proof that every format of feeds is read into the same entries. */
import { describe, expect, it } from 'vitest';
import { atom, jsonFeed, only, parse, rss, rssItem } from './fixtures.ts';

const EXCERPT = 'A network counts people in a crowd from a single blurred picture.';

const FORMATS: readonly (readonly [string, string])[] = [
  [
    'RSS 2.0',
    rss(
      rssItem(
        `<guid isPermaLink="false">7</guid><pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate>
         <category>Vision</category><category>Crowds</category>
         <description>&lt;p&gt;A network &lt;b&gt;counts&lt;/b&gt; people in a crowd from a single blurred picture.&lt;/p&gt;</description>
         <media:content url="/a.jpg" medium="image" width="1200"/>`,
      ),
    ),
  ],
  [
    'RSS 0.91',
    `<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Lens Lab</title><link>https://lens.example.com/</link>
<item><title>A camera that counts</title><link>https://lens.example.com/counts</link><description>${EXCERPT}</description></item></channel></rss>`,
  ],
  [
    'RSS 1.0',
    `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://lens.example.com/feed"><title>Lens Lab</title><link>https://lens.example.com/</link></channel>
<item rdf:about="7"><title>A camera that counts</title><link>https://lens.example.com/counts</link>
<dc:date>2024-05-01T10:00:00Z</dc:date><dc:subject>Vision</dc:subject><dc:subject>Crowds</dc:subject><description>${EXCERPT}</description></item></rdf:RDF>`,
  ],
  [
    'RSS 0.90',
    `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Lens Lab</title><link>https://lens.example.com/</link></channel>
<item><title>A camera that counts</title><link>https://lens.example.com/counts</link><description>${EXCERPT}</description></item></rdf:RDF>`,
  ],
  [
    'Atom 1.0',
    atom(
      `<entry><id>7</id><title type="html">A camera &lt;i&gt;that&lt;/i&gt; counts</title>
<link rel="enclosure" type="audio/mpeg" href="https://lens.example.com/a.mp3"/>
<link rel="alternate" type="application/pdf" href="https://lens.example.com/a.pdf"/>
<link rel="alternate" type="text/html" href="counts"/><published>2024-05-01T10:00:00Z</published><updated>2024-06-01T10:00:00Z</updated>
<category term="Vision"/><category term="c" label="Crowds"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><img src="/a.jpg"/><p>${EXCERPT}</p></div></content></entry>`,
      '',
      'xml:base="https://lens.example.com/"',
    ),
  ],
  [
    'Atom 0.3',
    `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="escaped">Lens Lab</title><link rel="alternate" type="text/html" href="https://lens.example.com/"/>
<entry><id>7</id><title mode="escaped" type="text/html">A camera that &lt;i>counts</title><link rel="alternate" type="text/html" href="https://lens.example.com/counts"/>
<issued>2024-05-01T10:00:00Z</issued><modified>2024-06-01T10:00:00Z</modified><summary>${EXCERPT}</summary></entry></feed>`,
  ],
  [
    'JSON Feed',
    jsonFeed([
      {
        id: 7,
        url: '/counts',
        title: 'A camera that counts',
        content_html: `<p>${EXCERPT}</p>`,
        date_published: '2024-05-01T10:00:00Z',
        tags: ['Vision', 'Crowds'],
        image: '/a.jpg',
      },
    ]),
  ],
];

describe('parseFeed', () => {
  it.each(FORMATS)('reads %s', (format, text) => {
    const isOld = /0\.9/.test(format);
    const hasImage = /2\.0|1\.0$|JSON/.test(format) && format !== 'RSS 1.0';
    const document = parse(text, { url: 'https://lens.example.com/feed' });
    expect(document).toMatchObject({
      title: 'Lens Lab',
      siteUrl: 'https://lens.example.com/',
      rejected: [],
      isAnchored: false,
    });
    expect(only(document)).toMatchObject({
      url: 'https://lens.example.com/counts',
      title: 'A camera that counts',
      excerpt: EXCERPT,
      publishedAt: isOld ? null : new Date('2024-05-01T10:00:00Z'),
      provider: { name: 'Lens Lab', domain: 'lens.example.com' },
      topics: isOld || format === 'Atom 0.3' ? [] : ['Vision', 'Crowds'],
      image: hasImage ? { url: 'https://lens.example.com/a.jpg', alt: null } : null,
      paper: null,
      quality: null,
      leads: null,
      removed: false,
      related: [],
    });
  });

  it('names the entry that cannot be used, and reads the others', () => {
    const document = parse(
      rss(
        `<item><title>No link</title></item>${rssItem('')}<item><link>https://lens.example.com/2</link></item>`,
      ),
    );
    expect(document.entries).toHaveLength(1);
    expect(document.rejected).toEqual([
      { place: 1, title: 'No link', reason: 'has no link' },
      { place: 3, title: null, reason: 'has neither a title nor a text' },
    ]);
  });

  it.each([
    ['', 'is empty'],
    [' \n ', 'is empty'],
    ['<!doctype html><html><body>Gone</body></html>', 'is an HTML page, not a feed'],
    ['Not found', 'is plain text, not a feed'],
    ['{"message":"not found"}', 'is JSON, but not a JSON Feed'],
    ['{"title":', 'is not well-formed JSON'],
    ['<opml version="2.0"><body/></opml>', 'is a list of feeds (OPML), not a feed: import it'],
    ['<urlset><url/></urlset>', 'is a sitemap, not a feed'],
    ['<svg/>', 'is XML of another kind (<svg>), not a feed'],
  ])('says what %j is', (body, message) => {
    expect(() => parse(body)).toThrow(message);
  });

  it('takes a feed without entries for one', () => {
    expect(parse(rss('')).entries).toEqual([]);
    expect(parse('<rss version="2.0"><channel></channel></rss>').entries).toEqual([]);
    expect(parse(jsonFeed([])).entries).toEqual([]);
  });
});
