/** Owns the proof that addresses of one page are one, and those of two pages two. */
import { array, assert, constantFrom, property, tuple, webUrl } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, displayUrl, hostOf, outletDomain } from '../../src/lib/url.ts';

const PAGE = 'https://example.com/news/a-new-model-sees';

describe('canonicalUrl joins', () => {
  it.each([
    'http://example.com/news/a-new-model-sees',
    'https://www.example.com/news/a-new-model-sees/',
    ' HTTPS://WWW.EXAMPLE.COM:443/news/a-new-model-sees#comments ',
    'http://example.com:80/news/a-new-model-sees',
    'https://reader:secret@example.com/news/a-new-model-sees',
    'https://example.com./news/a%2Dnew%2dmodel-sees',
    'https://m.example.com/news/a-new-model-sees',
    'https://amp.example.com/news/a-new-model-sees',
    'https://www.example.com/amp/news/a-new-model-sees',
    'https://www.example.com/news/a-new-model-sees/amp/',
    'https://www.example.com/google-amp/news/a-new-model-sees/',
    'https://www.example.com/.amp/news/a-new-model-sees/',
    'https://www.example.com/platform/amp/news/a-new-model-sees',
    'https://www.example.com/news/a-new-model-sees.amp',
    'https://www.example.com/news/a-new-model-sees/amp.html',
    'https://www.example.com/news/a-new-model-sees/index.html',
    `${PAGE}?amp`,
    `${PAGE}?amp=1`,
    `${PAGE}?outputType=amp`,
    'https://www-example-com.cdn.ampproject.org/c/s/www.example.com/news/a-new-model-sees/amp/',
    'https://www-example-com.cdn.ampproject.org/v/s/www.example.com/news/a-new-model-sees?usqp=x',
    'https://cdn.ampproject.org/c/www.example.com/news/a-new-model-sees',
    'https://www.google.com/amp/s/www.example.com/news/a-new-model-sees/amp/',
    'https://www.google.co.uk/amp/s/example.com/news/a-new-model-sees?amp=1',
    `${PAGE}?utm_source=feed&UTM_Medium=rss&fbclid=1&gclid=2&mc_cid=3&_hsenc=4`,
    `${PAGE}?utm_source=feed&amp;utm_medium=rss`,
    `${PAGE}?ref=www.example.com`,
    `${PAGE}?`,
    `${PAGE}?&`,
  ])('%s', (raw) => {
    expect(canonicalUrl(raw)).toBe(PAGE);
  });

  it.each([
    ['parameters in another order', 'https://a.com/p?b=2&a=1', 'https://a.com/p?a=1&b=2'],
    ['blanks as + and %20', 'https://a.com/p?q=x+y', 'https://a.com/p?q=x%20y'],
    ['escapes in either case', 'https://a.com/%e4%b8%ad', 'https://a.com/中'],
    ['host names in either spelling', 'https://bücher.de/x', 'https://xn--bcher-kva.de/x'],
    [
      '`.amp.html` and `.html`',
      'https://a.com/1/the-new-model-sees.amp.html',
      'https://a.com/1/the-new-model-sees.html',
    ],
    [
      'one Reuters story under two slugs',
      'https://www.reuters.com/article/us-vision-idUSKBN00A1B2',
      'https://mobile.reuters.com/article/amp/idUSKBN00A1B2',
    ],
    [
      'a newspaper’s story by its number',
      'https://www.example.com/story/money/2020/05/18/some-slug/5212733002/',
      'https://amp.example.com/amp/5212733002',
    ],
    [
      'an AMP form behind folders that give the date',
      'https://a.com/2021/03/new-model-sees',
      'https://a.com/2021/03/new-model-sees/amp/',
    ],
    [
      'an AMP form behind the article’s number',
      'https://a.com/news/new-model-1845078',
      'https://a.com/news/new-model-1845078/amp',
    ],
    [
      'an AMP form of a slug with its number',
      'https://a.com/news/a-new-model-sees/72974624',
      'https://a.com/amp/news/a-new-model-sees/72974624',
    ],
    [
      'a Benzinga article by its number',
      'https://www.benzinga.com/markets/options/20/05/g15957945/some-slug',
      'https://amp.benzinga.com/amp/content/15957945',
    ],
    [
      'a Neowin article',
      'https://www.neowin.net/news/some-new-model',
      'https://www.neowin.net/amp/some-new-model/',
    ],
    [
      'a Law360 article',
      'https://www.law360.com/articles/1271571/some-slug',
      'https://www.law360.com/amp/articles/1271571',
    ],
    [
      'a regional TechRadar article',
      'https://www.techradar.com/sg/news/new-model',
      'https://www.techradar.com/sg/amp/news/new-model',
    ],
    ['a government’s site and its `www.`', 'https://www.gov.uk/x', 'https://gov.uk/x'],
    ['a host and its mobile form', 'https://m.scoop.co.nz/x', 'https://scoop.co.nz/x'],
    ['Matomo’s parameters', 'https://a.com/x?pk_campaign=1&pk_kwd=2', 'https://a.com/x'],
    ['a newspaper’s own parameter', 'https://www.nytimes.com/x?smid=1', 'https://nytimes.com/x'],
  ])('%s', (_, one, other) => {
    expect(canonicalUrl(one)).toBe(canonicalUrl(other));
  });

  it('a feed’s `ref`, told where the address was found', () => {
    const raw = `${PAGE}?ref=feed.example.org`;
    expect(canonicalUrl(raw, { foundAt: ['feed.example.org'] })).toBe(PAGE);
    expect(canonicalUrl(raw)).not.toBe(PAGE);
  });
});

describe('canonicalUrl keeps apart', () => {
  it.each([
    ['posts by number', 'https://a.com/?p=123', 'https://a.com/?p=124'],
    ['items by id', 'https://a.com/item?id=1', 'https://a.com/item?id=2'],
    ['videos', 'https://youtube.com/watch?v=aaa', 'https://youtube.com/watch?v=AAA'],
    ['a page and its query', 'https://a.com/news', 'https://a.com/news?id=1'],
    ['letter case in paths', 'https://a.com/Ab', 'https://a.com/ab'],
    ['subdomains', 'https://blog.a.com/x', 'https://a.com/x'],
    ['ports', 'https://a.com:8443/x', 'https://a.com/x'],
    ['double slashes', 'https://a.com/x//y', 'https://a.com/x/y'],
    ['escaped and plain slashes', 'https://a.com/x%2Fy', 'https://a.com/x/y'],
    ['escaped and plain ampersands', 'https://a.com/?a=1%26b=2', 'https://a.com/?a=1&b=2'],
    ['repeated parameters in order', 'https://a.com/?a=1&a=2', 'https://a.com/?a=2&a=1'],
    ['places in a query', 'https://a.com/i?crop/1x2', 'https://a.com/i?crop/2x1'],
    ['hash-bang routes', 'https://a.com/#!/post/1', 'https://a.com/#!/post/2'],
    ['a project named amp', 'https://github.com/acme/amp', 'https://github.com/acme'],
    ['a word with amp in it', 'https://a.com/2020/amp-hour-news', 'https://a.com/2020/hour-news'],
    ['a ref to another site', 'https://a.com/x?ref=b.com', 'https://a.com/x'],
    ['a generic source', 'https://a.com/x?source=1', 'https://a.com/x?source=2'],
    ['pages of campaigns', 'https://a.com/a?campaign_id=1', 'https://a.com/a?campaign_id=2'],
    ['rows by primary key', 'https://a.com/a?pk_id=1', 'https://a.com/a?pk_id=2'],
    ['companies by id', 'https://a.com/a?cmpid=1', 'https://a.com/a?cmpid=2'],
    ['categories by id', 'https://a.com/a?ncid=1', 'https://a.com/a?ncid=2'],
    ['results by mode', 'https://a.com/results?mode=amp', 'https://a.com/results'],
  ])('%s', (_, one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
    expect(canonicalUrl(one)).not.toBeNull();
  });
});

describe('canonicalUrl takes `amp` for a name', () => {
  it.each([
    ['https://pytorch.org/docs/stable/amp.html', 'https://pytorch.org/docs/stable/'],
    [
      'https://pytorch.org/docs/stable/torch.cuda.amp.html',
      'https://pytorch.org/docs/stable/torch.cuda.html',
    ],
    [
      'https://detectron2.readthedocs.io/en/latest/modules/amp.html',
      'https://detectron2.readthedocs.io/en/latest/modules/index.html',
    ],
    ['https://nvidia.github.io/apex/amp.html', 'https://nvidia.github.io/apex/'],
    [
      'https://docs.example.com/how-to-train-faster/amp',
      'https://docs.example.com/how-to-train-faster',
    ],
    [
      'https://example.com/en/stable/how-to-train-faster/amp.html',
      'https://example.com/en/stable/how-to-train-faster/',
    ],
    [
      'https://github.com/org/some-long-repo/tree/main/amp',
      'https://github.com/org/some-long-repo/tree/main',
    ],
    [
      'https://github.com/org/some-very-long-repo/amp',
      'https://github.com/org/some-very-long-repo',
    ],
    ['https://github.com/amp/some-very-long-repo', 'https://github.com/some-very-long-repo'],
    [
      'https://git.example.com/org/some-long-repo/tree/main/notes-on-how-to-train/amp',
      'https://git.example.com/org/some-long-repo/tree/main/notes-on-how-to-train',
    ],
    [
      'https://example.com/mixed-precision-training/amp',
      'https://example.com/mixed-precision-training',
    ],
    [
      'https://huggingface.co/amp/bert-base-uncased-v2',
      'https://huggingface.co/bert-base-uncased-v2',
    ],
    ['https://medium.com/amp/a-new-model-sees', 'https://medium.com/a-new-model-sees'],
    [
      'https://example.com/a-new-model-sees/parts/amp',
      'https://example.com/a-new-model-sees/parts',
    ],
    ['https://example.com/2020/05/18/amp', 'https://example.com/2020/05/18'],
    ['https://example.com/2020/05/amp/', 'https://example.com/2020/05/'],
    ['https://example.com/amp/2020/05/18', 'https://example.com/2020/05/18'],
    ['https://example.com/amp/20200518', 'https://example.com/20200518'],
    ['https://example.com/blog/2020-05-18/amp', 'https://example.com/blog/2020-05-18'],
    ['https://example.com/amp/12345678', 'https://example.com/12345678'],
    [
      'https://example.com/reviews/amp/a-new-model-sees',
      'https://example.com/reviews/a-new-model-sees',
    ],
    ['https://example.com/notes.amp', 'https://example.com/notes'],
    ['https://example.com/article-amp/notes', 'https://example.com/article/notes'],
  ])('%s is not %s', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });
});

describe('canonicalUrl keeps a domain that somebody can own', () => {
  it.each([
    'amp.com.au',
    'www.com.au',
    'm.co.uk',
    'amp.co.uk',
    'mobile.com.cn',
    'wap.co.jp',
    'amp.org.uk',
    'm.gov.uk',
    'amp.github.io',
    'm.substack.com',
    'mobile.de',
    'amp.dev',
  ])('%s', (host) => {
    expect(canonicalUrl(`https://${host}/x`)).toBe(`https://${host}/x`);
    expect(canonicalUrl(`https://www.${host}/x`)).toBe(`https://${host}/x`);
    expect(outletDomain(`https://${host}/x`)).toBe(host);
  });
});

describe('canonicalUrl applies the rule of a site to its articles only', () => {
  it.each([
    [
      'https://www.benzinga.com/quote/AAPL/report/20211122',
      'https://www.benzinga.com/quote/TSLA/report/20211122',
    ],
    [
      'https://www.benzinga.com/quote/AAPL/report/20211122',
      'https://www.benzinga.com/calendar/earnings/20211122',
    ],
    ['https://www.benzinga.com/content/20211122', 'https://www.benzinga.com/news/21/11/20211122/x'],
    ['https://www.benzinga.com/quote/15957945', 'https://www.benzinga.com/content/15957945'],
    ['https://x.com/1234567890', 'https://x.com/story/1234567890'],
    ['https://x.com/amp/1234567890', 'https://x.com/story/1234567890'],
    ['https://x.com/amp/5212733002', 'https://x.com/5212733002'],
    ['https://x.com/amp/5212733002', 'https://y.com/amp/5212733002'],
    [
      'https://x.com/story/a/2020/05/18/one-slug/1589760000',
      'https://x.com/story/b/2020/05/18/other-slug/1589760000',
    ],
    ['https://www.neowin.net/about-this-site', 'https://www.neowin.net/news/about-this-site'],
    ['https://www.openpr.com/2068878', 'https://www.openpr.com/news/2068878'],
  ])('%s is not %s', (one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });
});

const NOT_LINKS = [
  '',
  'example.com/x',
  '//example.com/x',
  'javascript:alert(1)',
  'data:text/html,x',
  'mailto:a@example.com',
  'ftp://example.com/x',
  'https://',
  'https://exa|mple.com/',
  `https://example.com/${'x'.repeat(2048)}`,
];

it.each(NOT_LINKS)('refuses %s as an address and as a link', (raw) => {
  expect(canonicalUrl(raw)).toBeNull();
  expect(displayUrl(raw)).toBeNull();
});

function expectStable(raw: string): void {
  const once = canonicalUrl(raw);
  if (once === null) return;
  expect(canonicalUrl(once)).toBe(once);
  expect(once).toMatch(/^https:/);
}

describe('canonicalUrl is stable', () => {
  const piece = constantFrom(
    ...'amp www m news a-b-c-d 2020 %41 %zz %2f x.amp x.amp.html index.html c s é ~ , + ; .amp'.split(
      ' ',
    ),
    'google-amp',
    'platform/amp',
    'cdn.ampproject.org',
    'www.google.com',
    'example.com',
    '',
  );
  const query = constantFrom(
    ...'amp amp=1 utm_source=x b=2 a=1 a=%41 q=x+y ref=example.com = & %26=% amp=0 c/d'.split(' '),
  );
  const address = tuple(
    constantFrom('http', 'https'),
    array(constantFrom('www', 'amp', 'm', 'cdn', 'x'), { maxLength: 3 }),
    constantFrom('example.com', 'cdn.ampproject.org', 'google.com', 'benzinga.com', 'a.co.uk.'),
    array(piece, { maxLength: 6 }),
    array(query, { maxLength: 4 }),
    constantFrom('', '#top', '#!/x', '#'),
  ).map(
    ([scheme, prefixes, host, path, queries, hash]) =>
      `${scheme}://${[...prefixes, host].join('.')}/${path.join('/')}?${queries.join('&')}${hash}`,
  );

  it('applying it twice changes nothing', () => {
    const anyAddress = webUrl({ withQueryParameters: true, withFragments: true });
    assert(property(address, expectStable), { numRuns: 2_000 });
    assert(property(anyAddress, expectStable));
  });

  it('shows a link that leads to the same page', () => {
    assert(
      property(address, (raw) => {
        expect(canonicalUrl(displayUrl(raw) ?? '')).toBe(canonicalUrl(raw));
      }),
    );
  });
});

describe('displayUrl', () => {
  it.each([
    ['keeps scheme, host and slash', 'http://www.a.com/x/#top', 'http://www.a.com/x/#top'],
    ['removes credentials', 'https://bank.com@evil.com/x', 'https://evil.com/x'],
    [
      'removes tracking only',
      'https://a.com/x?b=2&utm_source=y&a=x+y',
      'https://a.com/x?b=2&a=x+y',
    ],
    ['removes an empty query', 'https://a.com/x?utm_source=y#z', 'https://a.com/x#z'],
    ['escapes what could end a link', 'https://a.com/x y<z>"', 'https://a.com/x%20y%3Cz%3E%22'],
    ['keeps a query of places', 'https://a.com/i.jpg?crop/1x2', 'https://a.com/i.jpg?crop/1x2'],
  ])('%s', (_, raw, shown) => {
    expect(displayUrl(raw)).toBe(shown);
  });
});

it.each([
  ['https://WWW.Example.com:8080/x', 'www.example.com'],
  ['mailto:a@example.com', null],
  ['example.com', null],
])('hostOf(%s) is %s', (raw, host) => {
  expect(hostOf(raw)).toBe(host);
});

it.each([
  ['https://www.zdnet.com/article/x', 'zdnet.com'],
  ['https://amp.cnn.com/x', 'cnn.com'],
  ['https://m.scoop.co.nz/x', 'scoop.co.nz'],
  ['https://www-zdnet-com.cdn.ampproject.org/c/s/www.zdnet.com/x', 'zdnet.com'],
  ['scmp.com/business/article/1', 'scmp.com'],
  [' www.Example.com ', 'example.com'],
  ['//example.com/x', 'example.com'],
  ['azure.microsoft.com', 'azure.microsoft.com'],
  ['Forbes', null],
  ['Business Insider', null],
  ['editor@example.com', null],
  ['javascript:alert(1)', null],
  ['127.0.0.1', null],
  ['http://localhost/x', null],
  ['', null],
])('outletDomain(%s) is %s', (raw, domain) => {
  expect(outletDomain(raw)).toBe(domain);
});
