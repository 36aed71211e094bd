import { describe, expect, it } from 'vitest';
import { discoverFeeds, theOneFeed } from '../../../src/sources/manage/discover.ts';
import { typedAddress } from '../../../src/sources/manage/read-feed.ts';
import { atomOf, rssOf, webOf } from '../../support/web-pages.ts';

const SITE = 'https://site.example';
const POSTS = [1, 2, 3, 4].map((at) => ({ title: `Post ${at}`, link: `${SITE}/${at}` }));
const OTHERS = [{ title: 'Other', link: `${SITE}/other` }];
const declared = (...paths: string[]) =>
  paths.map((path) => `<link rel="alternate" type="application/rss+xml" href="${path}">`).join('');

async function found(pages: Parameters<typeof webOf>[0], address = `${SITE}/blog`) {
  const feeds = await discoverFeeds(webOf(pages), new URL(address));
  return feeds.map(({ location, how, isComments }) => [location, how, isComments]);
}

describe('an address that is typed', () => {
  it.each([
    ['site.example/feed', 'https://site.example/feed'],
    ['localhost:8080/feed', null],
    ['https://site.example/feed#top', 'https://site.example/feed'],
    ['feed://site.example/feed', 'https://site.example/feed'],
    ['feed:https://site.example/feed', 'https://site.example/feed'],
    ['HTTP://Site.example', 'http://site.example/'],
    ['  site.example ', 'https://site.example/'],
    ['file:///etc/passwd', null],
    ['/etc/passwd', null],
    ['a blog', null],
    ['', null],
  ])('%j is %j', (text, url) => {
    if (url === null) expect(() => typedAddress(text)).toThrow('is no http(s) address');
    else expect(typedAddress(text).href).toBe(url);
  });
});

describe('discovering', () => {
  it('takes the address that is a feed, by the one to which it has moved for good', async () => {
    const pages = {
      [`${SITE}/feed`]: rssOf('Site', POSTS),
      [`${SITE}/old`]: { to: `${SITE}/feed` },
    };
    expect(await found(pages, `${SITE}/feed`)).toEqual([[`${SITE}/feed`, 'itself', false]]);
    expect(await found(pages, `${SITE}/old`)).toEqual([[`${SITE}/feed`, 'itself', false]]);
  });

  it.each([
    ['for now', `${SITE}/feed`, 302],
    ['to an address without encryption', 'http://site.example/feed', 301],
  ])('keeps an address that is led on %s', async (_what, to, by) => {
    const pages = { [to]: rssOf('Site', POSTS), [`${SITE}/old`]: { to, by } };
    expect(await found(pages, `${SITE}/old`)).toEqual([[`${SITE}/old`, 'itself', false]]);
  });

  it('finds what a page declares, once for each format, comments last', async () => {
    const pages = {
      [`${SITE}/blog`]: declared('/comments', '/rss', '/atom', '/gone', '/page', '/others'),
      [`${SITE}/comments`]: rssOf('Comments', OTHERS),
      [`${SITE}/rss`]: rssOf('Site', POSTS),
      [`${SITE}/atom`]: atomOf('Site', POSTS),
      [`${SITE}/page`]: '<html>no feed</html>',
      [`${SITE}/others`]: rssOf('Others', OTHERS),
    };
    expect(await found(pages)).toEqual([
      [`${SITE}/rss`, 'declared', false],
      [`${SITE}/others`, 'declared', false],
      [`${SITE}/comments`, 'declared', true],
    ]);
  });

  it('follows the links for people only where nothing is declared', async () => {
    const links = '<html><a href="/feed.xml">RSS</a>';
    const pages = {
      [`${SITE}/feed.xml`]: rssOf('Site', POSTS),
      [`${SITE}/declared`]: rssOf('Declared', OTHERS),
    };
    expect(await found({ ...pages, [`${SITE}/blog`]: links })).toEqual([
      [`${SITE}/feed.xml`, 'linked', false],
    ]);
    expect(await found({ ...pages, [`${SITE}/blog`]: links + declared('/declared') })).toEqual([
      [`${SITE}/declared`, 'declared', false],
    ]);
  });

  it('tries the usual addresses last, those below the page first', async () => {
    const page = { [`${SITE}/blog`]: '<html>hello</html>' };
    expect(await found({ ...page, [`${SITE}/index.xml`]: rssOf('Site', POSTS) })).toEqual([
      [`${SITE}/index.xml`, 'tried', false],
    ]);
    const both = {
      [`${SITE}/feed`]: rssOf('Site', POSTS),
      [`${SITE}/blog/rss.xml`]: rssOf('B', []),
    };
    expect(await found({ ...page, ...both })).toEqual([[`${SITE}/blog/rss.xml`, 'tried', false]]);
  });

  it('asks a known site by its rule, and its page when that does not answer', async () => {
    const feed = 'https://www.reddit.com/r/cv/.rss';
    const page = 'https://www.reddit.com/r/cv';
    expect(await found({ [feed]: atomOf('cv', POSTS) }, page)).toEqual([[feed, 'known', false]]);
    const pages = { [page]: declared('/cv.rss'), 'https://www.reddit.com/cv.rss': rssOf('cv', []) };
    expect(await found(pages, page)).toEqual([
      ['https://www.reddit.com/cv.rss', 'declared', false],
    ]);
  });

  it('asks for a few of many', async () => {
    const paths = Array.from({ length: 40 }, (_, at) => `/feed/${at}`);
    const { fetchPage, asked } = webOf({ [`${SITE}/blog`]: declared(...paths) });
    const finding = discoverFeeds({ fetchPage }, new URL(`${SITE}/blog`));
    await expect(finding).rejects.toThrow('is a page without a feed');
    expect(asked.length).toBeLessThanOrEqual(1 + 6 + 10);
  });

  it.each([
    ['a page without one', { [`${SITE}/blog`]: '<html>hello</html>' }, 'is a page without a feed'],
    ['an image', { [`${SITE}/blog`]: { body: '\u0089PNG', type: 'image/png' } }, `${SITE}/blog is`],
    ['a page that is not there', {}, `${SITE}/blog answers 404 (Not Found).`],
    [
      'a server that is silent',
      { [`${SITE}/blog`]: null },
      'cannot be read: site.example is silent.',
    ],
  ])('says of %s what it is', async (_what, pages, sentence) => {
    await expect(found(pages)).rejects.toThrow(sentence);
  });
});

describe('the one feed that is meant', () => {
  const asked = new URL(`${SITE}/blog`);
  const pages = {
    [`${SITE}/blog`]: declared('/comments', '/a', '/b'),
    [`${SITE}/comments`]: rssOf('Comments', OTHERS),
    [`${SITE}/a`]: rssOf('All posts', POSTS),
  };

  it('is the only one that is not of comments', async () => {
    const feeds = await discoverFeeds(webOf(pages), asked);
    expect(theOneFeed(feeds, asked).location).toBe(`${SITE}/a`);
  });

  it('is asked for where there are several', async () => {
    const two = { ...pages, [`${SITE}/b`]: rssOf('Only AI', OTHERS) };
    const feeds = await discoverFeeds(webOf(two), asked);
    expect(() => theOneFeed(feeds, asked)).toThrow(
      [
        `${SITE}/blog has several feeds. Give the address of the one that you mean:`,
        `  ${SITE}/a  All posts`,
        `  ${SITE}/b  Only AI`,
      ].join('\n'),
    );
  });
});
