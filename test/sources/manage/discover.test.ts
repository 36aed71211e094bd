import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/lib/errors.ts';
import { type FetchPage, PageFailure } from '../../../src/lib/fetch-page.ts';
import { discoverFeeds, theOneFeed } from '../../../src/sources/manage/discover.ts';
import { typedAddress, type WebDeps } from '../../../src/sources/manage/read-feed.ts';
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

describe('an address that is typed with a password', () => {
  it.each([
    ['https://user:secret@site.example/feed', 'https://site.example/feed was given with'],
    ['https://secret@site.example', 'https://site.example/ was given with'],
    ['feed://user:secret@site.example/feed', 'https://site.example/feed was given with'],
    ['user:secret@site.example/feed', 'https://site.example/feed was given with'],
    ['https:user:secret@site.example', 'https://site.example/ was given with'],
    ['ftp://user:secret@site.example', 'That address was given with'],
    ['https://user:se/cret@site.example', 'That is no http(s) address'],
  ])('%j is refused, and its password is not repeated', (text, sentence) => {
    let said = '';
    try {
      typedAddress(text);
    } catch (error) {
      said = messageOf(error);
    }
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/se\/?cret|user:/);
  });

  it('may have an @ in its path', () => {
    expect(typedAddress('medium.com/@name').href).toBe('https://medium.com/@name');
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

  it('says of what a page declares whose word it is', async () => {
    const pages = { [`${SITE}/blog`]: declared('http://10.0.0.1/feed') };
    const { fetchPage } = webOf(pages);
    const told: Record<string, string | undefined> = {};
    const web: WebDeps = {
      fetchPage(request) {
        told[request.url] = request.toldBy;
        return fetchPage(request);
      },
    };
    await expect(discoverFeeds(web, new URL(`${SITE}/blog`))).rejects.toThrow('without a feed');
    expect(told).toMatchObject({
      [`${SITE}/blog`]: undefined,
      'http://10.0.0.1/feed': `${SITE}/blog`,
    });
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

describe('discovering at a site that is slow', () => {
  const pages = {
    [`${SITE}/blog`]: declared('/rss', '/slow', '/others'),
    [`${SITE}/rss`]: rssOf('Site', POSTS),
    [`${SITE}/others`]: rssOf('Others', OTHERS),
  };
  /** Answers nothing at this address until it is given up. */
  function slowAt(slow: string, of: Parameters<typeof webOf>[0] = pages) {
    const { fetchPage, asked } = webOf(of);
    const patient: FetchPage = async (request) => {
      const answer = await fetchPage(request);
      if (request.url !== slow) return answer;
      await new Promise((resolve) => {
        request.signal?.addEventListener('abort', resolve);
      });
      throw new PageFailure('timeout', 'site.example was given up.');
    };
    return { fetchPage: patient, asked };
  }

  it('ends in time with what was found, and asks for nothing more', async () => {
    const { fetchPage, asked } = slowAt(`${SITE}/slow`);
    const feeds = await discoverFeeds({ fetchPage }, new URL(`${SITE}/blog`), { deadlineMs: 50 });
    expect(feeds.map(({ location }) => location)).toEqual([`${SITE}/rss`]);
    expect(asked).toEqual([`${SITE}/blog`, `${SITE}/rss`, `${SITE}/slow`]);
  });

  it('says so when nothing was found', async () => {
    const { fetchPage, asked } = slowAt(`${SITE}/blog/feed`, { [`${SITE}/blog`]: '<html>hello' });
    const url = new URL(`${SITE}/blog`);
    await expect(discoverFeeds({ fetchPage }, url, { deadlineMs: 50 })).rejects.toThrow(
      `No feed of ${SITE}/blog was found within`,
    );
    expect(asked).toEqual([`${SITE}/blog`, `${SITE}/blog/feed`]);
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
        `${SITE}/blog has several feeds. Give the address of the one you mean:`,
        `  ${SITE}/a  All posts`,
        `  ${SITE}/b  Only AI`,
      ].join('\n'),
    );
  });
});
