import { describe, expect, it } from 'vitest';
import { knownSiteFeed } from '../../../src/sources/manage/known-sites.ts';
import { pageFeeds } from '../../../src/sources/manage/page-feeds.ts';

const PAGE = 'https://site.example/blog/post';
const urls = (html: string) => pageFeeds(html, PAGE).map(({ url }) => url);
const rss = (href: string, more = '') =>
  `<link rel="alternate" type="application/rss+xml" href="${href}" ${more}>`;

describe('the feeds of a page', () => {
  it.each([
    [rss('/feed'), 'https://site.example/feed'],
    [rss('feed.xml'), 'https://site.example/blog/feed.xml'],
    [rss('//cdn.example/feed'), 'https://cdn.example/feed'],
    [rss('feed://site.example/feed'), null],
    [rss('feed:https://site.example/feed'), 'https://site.example/feed'],
    [rss('/feed?a=1&amp;b=2'), 'https://site.example/feed?a=1&b=2'],
    [rss('/feed#top'), 'https://site.example/feed'],
    [`<base href="https://other.example/x/">${rss('feed')}`, 'https://other.example/x/feed'],
    [`<base href="/x/"><base href="/y/">${rss('feed')}`, 'https://site.example/x/feed'],
    ["<LINK REL='ALTERNATE' TYPE='Application/Atom+XML' HREF='/a'>", 'https://site.example/a'],
    ['<link rel=alternate type=application/feed+json href=/f.json>', 'https://site.example/f.json'],
    ['<link rel="feed" href="/f">', 'https://site.example/f'],
    [
      '<link rel="alternate home" type="text/xml; charset=utf-8" href="/f">',
      'https://site.example/f',
    ],
    ['<body><p><a href="/feed/">RSS</a>', 'https://site.example/feed/'],
    ['<a href="/news.rss?x=1">RSS</a>', 'https://site.example/news.rss?x=1'],
    ['<a href="/atom.xml">feed</a>', 'https://site.example/atom.xml'],
    ['<a href="/feedback">feed</a>', null],
    ['<a href="/sitemap.xml">sitemap</a>', null],
    ['<link rel="stylesheet" href="/feed">', null],
    ['<link rel="alternate" hreflang="de" href="/de/">', null],
    ['<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">', null],
    ['<link rel="alternate" type="application/json+oembed" href="/oembed">', null],
    [rss('javascript:alert(1)'), null],
    [rss(''), null],
    [`<!-- ${rss('/feed')} -->`, null],
    [`<script>'${rss('/feed')}'</script>`, null],
  ])('%s has %j', (html, url) => expect(urls(html)).toEqual(url === null ? [] : [url]));

  it('come with declared ones first and those of comments last', () => {
    const html = [
      '<head>',
      rss('/comments/feed', 'title="Site &raquo; Comments Feed"'),
      rss('/feed', 'title="Site &raquo; Feed"'),
      rss('/feed', 'title="again"'),
      '</head><a href="/people/feed">All</a>',
      rss('/tag/ai/feed'),
    ].join('');
    expect(pageFeeds(html, PAGE)).toEqual([
      {
        url: 'https://site.example/feed',
        title: 'Site » Feed',
        how: 'declared',
        isComments: false,
      },
      { url: 'https://site.example/tag/ai/feed', title: null, how: 'declared', isComments: false },
      { url: 'https://site.example/people/feed', title: null, how: 'linked', isComments: false },
      {
        url: 'https://site.example/comments/feed',
        title: 'Site » Comments Feed',
        how: 'declared',
        isComments: true,
      },
    ]);
  });

  it('are few, however many a hostile page names, and found in bounded time', () => {
    const started = performance.now();
    const many = Array.from({ length: 20_000 }, (_, at) => rss(`/feed/${at}`)).join('');
    expect(urls(many)).toHaveLength(50);
    expect(urls('<a '.repeat(600_000))).toEqual([]);
    expect(urls('<div>'.repeat(400_000) + rss('/feed'))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('the feed of a known site', () => {
  const channel = `UC${'x'.repeat(22)}`;
  it.each([
    [`https://www.youtube.com/channel/${channel}`, `videos.xml?channel_id=${channel}`],
    [`https://m.youtube.com/channel/${channel}/videos`, `videos.xml?channel_id=${channel}`],
    ['https://www.youtube.com/playlist?list=PL0123456789abcdef', 'playlist_id=PL0123456789abcdef'],
    ['https://old.reddit.com/r/computervision/', 'https://www.reddit.com/r/computervision/.rss'],
    ['https://github.com/opencv/opencv', 'https://github.com/opencv/opencv/releases.atom'],
    ['https://github.com/opencv/opencv.git', 'https://github.com/opencv/opencv/releases.atom'],
    ['https://github.com/a/b.js/releases', 'https://github.com/a/b.js/releases.atom'],
    ['https://someone.substack.com/', 'https://someone.substack.com/feed'],
    ['https://someone.substack.com/p/a-post', 'https://someone.substack.com/feed'],
    ['https://medium.com/@someone', 'https://medium.com/feed/@someone'],
    ['https://medium.com/some-magazine/a-post-12ab', 'https://medium.com/feed/some-magazine'],
    ['https://someone.medium.com/about', 'https://someone.medium.com/feed'],
    ['https://arxiv.org/list/cs.CV/recent', 'https://rss.arxiv.org/rss/cs.CV'],
  ])('of %s is %s', (page, feed) => expect(knownSiteFeed(new URL(page))).toContain(feed));

  it.each([
    'https://www.youtube.com/@handle',
    'https://www.youtube.com/watch?v=abc',
    'https://www.reddit.com/r/computervision/.rss',
    'https://www.reddit.com/r/computervision/comments/1/title',
    'https://github.com/opencv',
    'https://github.com/opencv/opencv/commits/main.atom',
    'https://someone.substack.com/feed',
    'https://medium.com/feed/@someone',
    'https://arxiv.org/abs/2101.00001',
    'https://notreddit.com/r/computervision',
  ])('of %s is not known', (page) => expect(knownSiteFeed(new URL(page))).toBeNull());
});
