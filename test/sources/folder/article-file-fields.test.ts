/** Owns the proof that a field of the wrong type costs its article no more than that field. */
import { afterAll, describe, expect, it } from 'vitest';
import type { SourceEntry } from '../../../src/ingest/source-entry.ts';
import { readArticleFile } from '../../../src/sources/folder/article-file.ts';
import { makeArticleFolder, type ArticleFields } from '../../support/article-files.ts';

const files = makeArticleFolder();
afterAll(() => files.clean());

function read(content: ArticleFields | string): { entry: SourceEntry; droppedRelated: number } {
  const result = readArticleFile({ path: files.write('article.md', content) });
  if (result.status !== 'ok') throw new Error('reason' in result ? result.reason : result.status);
  return result;
}

const citation = { title: 'B', webUrl: 'https://example.org/b' };
const jpg = 'https://example.com/a.jpg';
const image = { url: jpg, alt: null };

describe('a tolerant reading', () => {
  it('asks for nothing but a title and a link', () => {
    expect(read('---\ntitle: One\noriginalUrl: http://example.com/\n---\n').entry).toStrictEqual({
      url: 'http://example.com/',
      alternateUrls: [],
      title: 'One',
      excerpt: '',
      publishedAt: null,
      type: 'article',
      provider: { name: null, domain: null },
      image: null,
      topics: [],
      paper: null,
      quality: null,
      leads: null,
      removed: false,
      related: [],
    });
  });

  it.each<[string, ArticleFields, Partial<SourceEntry>]>([
    ['a number as excerpt', { excerpt: 7 }, { excerpt: '' }],
    ['quality as text', { quality: '38' }, { quality: 38 }],
    ['a negative fraction as quality', { quality: ' -1.5 ' }, { quality: -1.5 }],
    ['quality in words', { quality: 'high' }, { quality: null }],
    ['an endless quality', { quality: '9'.repeat(400) }, { quality: null }],
    ['a list as quality', { quality: [38] }, { quality: null }],
    ['`published` as text', { published: 'true' }, { leads: true }],
    ['`published` as a list', { published: [] }, { leads: null }],
    ['`removed`', { removed: true }, { removed: true }],
    ['`removed` as a number', { removed: 3 }, { removed: false }],
    ['a video', { type: 'Video' }, { type: 'video' }],
    ['an unknown type', { type: 'poem' }, { type: 'article' }],
    ['no provider', { provider: undefined }, { provider: { name: null, domain: null } }],
    ['provider as a name', { provider: 'BBC' }, { provider: { name: 'BBC', domain: null } }],
    [
      'a provider with half of it wrong',
      { provider: { name: ['BBC'], domain: 'bbc.com' } },
      { provider: { name: null, domain: 'bbc.com' } },
    ],
    ['topics as text', { topics: 'AI, Robots' }, { topics: ['AI', 'Robots'] }],
    ['topics in part', { topics: ['AI', 3, ' ', null, ' AI '] }, { topics: ['AI'] }],
    ['topics as a flag', { topics: true }, { topics: [] }],
    ['images as an object', { images: { url: jpg } }, { image }],
    ['images as a link', { images: jpg }, { image }],
    ['images as a flag', { images: true }, { image: null }],
    ['an image with sizes', { images: [{ url: jpg, width: 640, height: 'tall' }] }, { image }],
    [
      'a first image without a web link',
      { images: [{ url: '/a.jpg' }, { url: 'data:image/png;base64,x' }, null, { url: jpg }] },
      { image },
    ],
    ['`related` as a flag', { related: true }, { related: [] }],
  ])('reads %s', (_what, fields, expected) => {
    expect(read(fields)).toMatchObject({ entry: expected, droppedRelated: 0 });
  });

  it('drops the bad entries of `related`, counts them and keeps their fellows', () => {
    const related = [
      citation,
      'https://example.org/c',
      null,
      { title: 'no link' },
      { ...citation, webUrl: 'javascript:alert(1)' },
      { ...citation, title: '' },
      { ...citation, title: 'C', quality: '129', images: true },
    ];
    const { entry, droppedRelated } = read({ related });
    expect(entry.related.map(({ title, quality }) => [title, quality])).toStrictEqual([
      ['B', null],
      ['C', 129],
    ]);
    // A link alone and a null are entries too, only bad ones.
    expect(droppedRelated).toBe(5);
  });

  it('takes a lone related article for a list of one', () => {
    expect(read({ related: citation }).entry.related).toHaveLength(1);
  });
});

describe('links', () => {
  const web = 'https://example.com/a';
  const amp = 'https://amp.example.com/a';
  const cache = 'https://amp-example-com.cdn.ampproject.org/c/s/amp.example.com/a';

  it.each<[string, ArticleFields, string, string[]]>([
    [
      'the web link first',
      { webUrl: web, originalUrl: `${web}?o`, ampWebUrl: amp, cdnAmpWebUrl: cache },
      web,
      [`${web}?o`, amp, cache],
    ],
    ['no form twice', { webUrl: web, originalUrl: web, ampWebUrl: amp }, web, [amp]],
    ['the original before AMP', { webUrl: '', originalUrl: web, ampWebUrl: amp }, web, [amp]],
    ['AMP for want of others', { webUrl: undefined, ampWebUrl: amp }, amp, []],
    ['no javascript: link', { webUrl: 'javascript:alert(1)', originalUrl: web }, web, []],
    ['no link of another type', { webUrl: [web], originalUrl: `  ${web}\n` }, web, []],
    ['no relative link', { webUrl: web, originalUrl: '/a', ampWebUrl: '//example.com/a' }, web, []],
  ])('takes %s', (_what, fields, url, alternateUrls) => {
    expect(read(fields).entry).toMatchObject({ url, alternateUrls });
  });
});

describe('dates', () => {
  it.each([
    ['2021-11-22T22:26:00Z', '2021-11-22T22:26:00Z'],
    ['"2021-11-22T22:26:00Z"', '2021-11-22T22:26:00Z'],
    ["' 2021-11-22 '", '2021-11-22T00:00:00Z'],
    ['2021-11-22T22:26:00', '2021-11-22T22:26:00Z'],
    ['2021-11-22 22:26', '2021-11-22T22:26:00Z'],
    ['2021-11-22 22:26:00 +0800', '2021-11-22T14:26:00Z'],
    ['2021-11-22T22:26:00.123-05:30', '2021-11-23T03:56:00Z'],
    ['2021-1-2t3:04:05+9', '2021-01-01T18:04:05Z'],
    ['2021-06-30T23:59:60Z', '2021-07-01T00:00:00Z'],
    ['1066-10-14', '1066-10-14T00:00:00Z'],
    ['2021-02-30', null],
    ['2021-13-01', null],
    ['2021-11-22T25:00:00Z', null],
    ['0021-11-22', null],
    ['last Monday', null],
    ['22/11/2021', null],
    ['20211122', null],
    ['[2021]', null],
    ['~', null],
  ])('reads %s as %s', (written, expected) => {
    const { entry } = read(
      `---\ntitle: One\nwebUrl: https://example.com/\npublishedDateTime: ${written}\n---\n`,
    );
    expect(entry.publishedAt).toStrictEqual(expected === null ? null : new Date(expected));
  });
});
