/** Owns the proof of what is chosen of an entry: address, text, picture, date, type and name. */
import { describe, expect, it } from 'vitest';
import { atom, jsonFeed, only, parse, rss, rssItem } from './fixtures.ts';

const TEXT = 'A network counts people in a crowd from a single blurred picture.';
const item = (inner: string): string =>
  rss(`<item><title>A camera that counts</title>${inner}</item>`);

describe('the address is', () => {
  it.each([
    [
      'the link',
      item('<link>https://lens.example.com/1</link><guid>https://lens.example.com/?p=1</guid>'),
      'https://lens.example.com/1',
    ],
    [
      'the guid where no link is',
      item('<guid>https://lens.example.com/?p=1</guid>'),
      'https://lens.example.com/?p=1',
    ],
    [
      'the guid where the link is the site',
      item('<link>https://lens.example.com</link><guid>https://lens.example.com/1</guid>'),
      'https://lens.example.com/1',
    ],
    [
      'the link of Atom in RSS',
      item('<atom:link href="https://lens.example.com/1"/>'),
      'https://lens.example.com/1',
    ],
    [
      'Feedburner’s original',
      item(
        '<link>http://feedproxy.google.com/x</link><feedburner:origLink>https://lens.example.com/1</feedburner:origLink>',
      ),
      'https://lens.example.com/1',
    ],
    [
      'the file of a podcast without a page',
      item('<enclosure url="https://lens.example.com/1.mp3" type="audio/mpeg"/>'),
      'https://lens.example.com/1.mp3',
    ],
    ['relative to the site of a copy', item('<link>/1</link>'), 'https://lens.example.com/1'],
    [
      'relative to xml:base of feed and entry',
      atom(
        '<entry xml:base="b/"><title>A</title><link href="1"/></entry>',
        '',
        'xml:base="https://lens.example.com/a/"',
      ),
      'https://lens.example.com/a/b/1',
    ],
    ['without a scheme', item('<link>www.example.com/1</link>'), 'https://www.example.com/1'],
    [
      'that of a link blog where it has no page',
      jsonFeed([{ id: '1', external_url: 'https://other.example.com/1', title: 'A' }]),
      'https://other.example.com/1',
    ],
    [
      'an Atom id where no link is',
      atom('<entry><id>https://lens.example.com/1</id><title>A</title></entry>'),
      'https://lens.example.com/1',
    ],
  ])('%s', (_what, text, url) => {
    expect(only(parse(text)).url).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'mailto:a@example.com',
  ])('never %s', (link) => {
    expect(parse(item(`<link>${link}</link>`)).rejected).toMatchObject([{ reason: 'has no link' }]);
  });
});

describe('the excerpt', () => {
  it.each([
    [
      'prefers a summary to the text',
      `<description>${TEXT}</description><content:encoded>Another beginning of some length, for all to read.</content:encoded>`,
      TEXT,
    ],
    [
      'takes the text where the summary is the title',
      `<description>A camera that counts!</description><content:encoded><![CDATA[<p>${TEXT}</p>]]></content:encoded>`,
      TEXT,
    ],
    [
      'takes the text where the summary is a word or two',
      `<description>Research</description><content:encoded>${TEXT}</content:encoded>`,
      TEXT,
    ],
    ['is empty where only the title is', '<description>A camera that counts</description>', ''],
    ['loses the title before it', `<description>A camera that counts ${TEXT}</description>`, TEXT],
    [
      'loses a blog’s ending',
      `<description><![CDATA[<p>${TEXT}</p><p>The post <a href="x">A camera that counts</a> appeared first on <a href="y">Lens Lab</a>.</p>]]></description>`,
      TEXT,
    ],
    [
      'loses an invitation',
      `<description>${TEXT} Continue reading A camera that counts →</description>`,
      TEXT,
    ],
    [
      'keeps the sign of a cut',
      `<description>${TEXT} And then […]</description>`,
      `${TEXT} And then…`,
    ],
    [
      'shows no script',
      `<description><![CDATA[<script>alert(1)</script>${TEXT}]]></description>`,
      TEXT,
    ],
  ])('%s', (_what, inner, excerpt) => {
    expect(only(parse(rss(rssItem(inner)))).excerpt).toBe(excerpt);
  });

  it('is none where entry after entry has the same', () => {
    const items = [1, 2, 3].map(
      (id) =>
        `<item><title>T${id}</title><link>https://lens.example.com/${id}</link><description>Fundamental research</description></item>`,
    );
    expect(parse(rss(items.join(''))).entries.map(({ entry }) => entry.excerpt)).toEqual([
      '',
      '',
      '',
    ]);
  });

  it('gives a title to an entry without one', () => {
    const text = jsonFeed([
      { id: '1', url: 'https://lens.example.com/1', content_text: `${TEXT} It is a < b.` },
    ]);
    expect(only(parse(text))).toMatchObject({
      title: TEXT.slice(0, -1),
      excerpt: `${TEXT} It is a < b.`,
    });
  });
});

describe('the picture is', () => {
  const image = (inner: string) => only(parse(rss(rssItem(inner)))).image;
  const img = (...tags: string[]) => `<description><![CDATA[${tags.join('')}]]></description>`;
  it.each([
    [
      'the widest of those stated',
      '<media:thumbnail url="/s.jpg" width="90"/><media:content url="/l.jpg" medium="image" width="900"/>',
      '/l.jpg',
    ],
    ['a picture attached', '<enclosure url="/e.png" type="image/png" length="1"/>', '/e.png'],
    ['that of an episode', '<itunes:image href="/i.jpg"/>', '/i.jpg'],
    ['of a group of media', '<media:group><media:content url="/g.webp"/></media:group>', '/g.webp'],
    [
      'the first large one of the text',
      img(
        '<img src="https://feeds.feedburner.com/~r/x" width="1" height="1">',
        '<img src="/icon.png" width="16">',
        '<img class="a" data-src="/late.jpg" src="data:image/gif;base64,x">',
      ),
      '/late.jpg',
    ],
    [
      'none that counts readers',
      img(
        '<img src="https://pixel.wp.com/b.gif">',
        '<img src="https://secure.gravatar.com/avatar/x">',
      ),
      null,
    ],
    ['none of another scheme', img('<img src="javascript:x">'), null],
  ])('%s', (_what, inner, url) => {
    expect(image(inner)?.url ?? null).toBe(url === null ? null : `https://lens.example.com${url}`);
  });

  it('shown with its description', () => {
    expect(image(img('<img src="/a.jpg" alt="A &amp; B">'))?.alt).toBe('A & B');
  });

  it('not the feed’s own', () => {
    const text = rss(
      rssItem(''),
      '<image><url>https://lens.example.com/logo.png</url></image><itunes:image href="/logo.png"/>',
    );
    expect(only(parse(text)).image).toBeNull();
  });
});

it.each([
  ['<pubDate>Mi, 01 Mai 2024 12:00:00 +0200</pubDate>', '2024-05-01T10:00:00Z'],
  ['<pubDate>soon</pubDate><dc:date>2024-05-01</dc:date>', '2024-05-01T00:00:00Z'],
  ['<atom:updated>2024-05-01T10:00:00Z</atom:updated>', '2024-05-01T10:00:00Z'],
])('the date is the first that is one: %s', (inner, date) => {
  expect(only(parse(rss(rssItem(inner)))).publishedAt).toEqual(new Date(date));
});

describe('the type is', () => {
  it.each([
    [
      'podcast',
      rss(
        rssItem('<enclosure url="/a.mp3" type="audio/mpeg"/>'),
        '<itunes:author>Lens</itunes:author>',
      ),
    ],
    ['article', rss(rssItem('<enclosure url="/a.mp3" type="audio/mpeg"/>'))],
    ['video', item('<link>https://www.youtube.com/watch?v=1</link>')],
    [
      'video',
      rss(
        rssItem(
          '<media:content url="/a.mp4" type="video/mp4"><media:thumbnail url="/a.jpg"/></media:content>',
        ),
      ),
    ],
    ['newsletter', rss(rssItem(''), '<generator>Substack</generator>')],
    ['newsletter', item('<link>https://lens.substack.com/p/1</link>')],
    [
      'paper',
      rss(
        rssItem(
          '<dc:identifier>doi:10.1038/s41586-024-1</dc:identifier><dc:creator>Ada</dc:creator>',
        ),
      ),
    ],
    [
      'article',
      rss(
        rssItem(
          '<dc:identifier>doi:10.1038/d41586-024-1</dc:identifier><dc:creator>Ada</dc:creator>',
        ),
      ),
    ],
  ])('%s', (type, text) => {
    expect(only(parse(text)).type).toBe(type);
  });
});

describe('the outlet is', () => {
  const named = (title: string, site: string, link: string, inner = '') =>
    only(
      parse(
        rss(`<item><title>A</title><link>${link}</link>${inner}</item>`)
          .replace('Lens Lab', title)
          .replace('https://lens.example.com/', site),
      ),
    ).provider;
  it.each([
    [
      'AI | The Verge',
      'https://www.theverge.com/ai',
      'https://www.theverge.com/1',
      '',
      { name: 'The Verge', domain: 'theverge.com' },
    ],
    [
      'Lens Lab',
      'https://example.com/',
      'https://blog.example.com/1',
      '',
      { name: 'Lens Lab', domain: 'blog.example.com' },
    ],
    [
      'Links',
      'https://links.example.com/',
      'https://other.example.org/1',
      '',
      { name: null, domain: 'other.example.org' },
    ],
    [
      'Links',
      'https://links.example.com/',
      'https://other.example.org/1',
      '<source url="https://other.example.org/rss">The Other</source>',
      { name: 'The Other', domain: 'other.example.org' },
    ],
    [
      'Release notes from lens',
      'https://github.com/a/lens/releases',
      'https://github.com/a/lens/releases/tag/v1',
      '',
      { name: null, domain: 'github.com' },
    ],
  ])('of %s', (title, site, link, inner, provider) => {
    expect(named(title, site, link, inner)).toEqual(provider);
  });

  it('what a version is of', () => {
    const text = rss(rssItem('', { title: 'v2.1.0' })).replace(
      'Lens Lab',
      'Release notes from lens',
    );
    expect(only(parse(text)).title).toBe('lens v2.1.0');
  });
});

it.each([
  ['https://lens.example.com/log#1', 'https://lens.example.com/log#2', true],
  ['https://lens.example.com/1#more', 'https://lens.example.com/2#more', false],
  ['https://lens.example.com/1', 'https://lens.example.com/1#top', false],
])('says of %s and %s that fragments count: %s', (first, second, isAnchored) => {
  const items = [first, second].map(
    (link, at) => `<item><title>T${at}</title><link>${link}</link></item>`,
  );
  expect(parse(rss(items.join(''))).isAnchored).toBe(isAnchored);
});
