/** Owns the proof that one file, however bad, yields an entry or a reason, and stops no other. */
import { mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArticleFile } from '../../../src/sources/folder/article-file.ts';
import { articleText, makeArticleFolder } from '../../support/article-files.ts';

const files = makeArticleFolder();
afterAll(() => files.clean());

const latin1 = Buffer.from(articleText({ title: 'Café' }), 'latin1');

describe('readArticleFile', () => {
  it('reads a complete article as its publisher wrote it', () => {
    const path = files.write('complete.md', {
      title: 'NISTâ€™s test: 5 | 6',
      originalUrl: 'https://example.com/news/camera?utm_source=x',
      images: [{ url: 'https://example.com/a.jpg', width: 1400, height: 788, title: 'A lens' }],
      related: [
        {
          title: 'Seeing in the dark',
          excerpt: '',
          publishedDateTime: '2021-11-20T08:00:00Z',
          webUrl: 'https://example.org/dark',
          type: 'video',
          provider: { name: 'Other', domain: 'www.example.org' },
          quality: 129,
        },
      ],
    });
    expect(readArticleFile({ path })).toStrictEqual({
      status: 'ok',
      hash: expect.stringMatching(/^[0-9a-f]{40}$/),
      droppedRelated: 0,
      entry: {
        url: 'https://example.com/news/camera',
        alternateUrls: ['https://example.com/news/camera?utm_source=x'],
        title: 'NISTâ€™s test: 5 | 6',
        excerpt: 'A network restores photographs that were taken by starlight.',
        publishedAt: new Date('2021-11-22T22:26:00Z'),
        type: 'article',
        provider: { name: 'Example', domain: 'example.com' },
        image: { url: 'https://example.com/a.jpg', alt: 'A lens' },
        topics: ['Computer Vision', 'AI'],
        paper: null,
        quality: 77,
        leads: false,
        removed: false,
        related: [
          {
            url: 'https://example.org/dark',
            alternateUrls: [],
            title: 'Seeing in the dark',
            excerpt: '',
            publishedAt: new Date('2021-11-20T08:00:00Z'),
            type: 'video',
            provider: { name: 'Other', domain: 'www.example.org' },
            image: null,
            quality: 129,
          },
        ],
      },
    });
  });

  it('hashes the bytes with SHA-1', () => {
    const path = files.write('abc.md', 'abc');
    expect(readArticleFile({ path }).hash).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  });

  it.each([
    ['CRLF', articleText().replaceAll('\n', '\r\n')],
    ['lone CR', articleText().replaceAll('\n', '\r')],
    ['a byte-order mark', `\uFEFF${articleText()}`],
    ['a title of 5,000 characters', articleText({ title: 'x'.repeat(5000) })],
    ['@everyone and markdown in a title', articleText({ title: '@everyone **[x](http://y)**' })],
    ['a second document as its body', `${articleText()}title: Two\n---\n`],
    ['a __proto__ key', articleText({ ['__proto__']: { removed: true } })],
  ])('accepts %s', (_what, text) => {
    const result = readArticleFile({ path: files.write('accepted.md', text) });
    expect(result).toMatchObject({ status: 'ok', entry: { removed: false } });
  });

  it('keeps a long title and its markup raw, for the line to deal with', () => {
    const title = `@everyone **${'x'.repeat(5000)}** <b>\u200b`;
    const path = files.write('raw-title.md', { title });
    expect(readArticleFile({ path })).toMatchObject({ entry: { title } });
  });

  it.each<[string, string | Uint8Array, number | null, RegExp]>([
    ['an empty file', '', null, /is empty/],
    ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), null, /binary/],
    ['UTF-16', Buffer.from(`\uFEFF${articleText()}`, 'utf16le'), null, /UTF-8/],
    ['Latin-1', latin1, 3, /not UTF-8/],
    ['a program as front matter', '---js\n{title: "a"}\n---\n', 1, /only have YAML/],
    ['a duplicate key', articleText().replace('type:', 'title:'), 7, /same key twice/],
    ['no closing fence', articleText().replace(/---\n$/, ''), 1, /no closing fence/],
    ['no title', articleText({ title: undefined }), 1, /has no title/],
    ['an empty title', articleText({ title: ' ' }), 3, /empty title/],
    ['a title of null', articleText({ title: null }), 3, /empty title/],
    ['a number as title', articleText({ title: 2021 }), 3, /not text/],
    ['a list as title', articleText({ title: ['a'] }), 3, /not text/],
    ['a title that is not text, under CRLF', '---\r\na: 1\r\ntitle: 1\r\n---\r\n', 3, /not text/],
    ['no link', articleText({ webUrl: undefined }), 1, /no http\(s\) link/],
    ['a javascript: link', articleText({ webUrl: 'javascript:alert(1)' }), 6, /no http\(s\) link/],
    ['a broken link', articleText({ webUrl: 'https://' }), 6, /no http\(s\) link/],
  ])('rejects %s with the line and a reason', (_what, content, line, reason) => {
    const path = files.write('rejected.md', content);
    const result = readArticleFile({ path });
    expect(result).toStrictEqual({
      status: 'rejected',
      line,
      reason: expect.stringMatching(reason),
      hash: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
  });

  it('does not even open a file of 50 MB', () => {
    const path = files.write('huge.md', articleText());
    truncateSync(path, 50_000_000);
    expect(readArticleFile({ path })).toStrictEqual({
      status: 'rejected',
      line: null,
      reason: 'is too large (50.0 MB of at most 1.0 MB)',
      hash: null,
    });
  });

  it('reads a file of exactly the size allowed, and refuses one byte more', () => {
    const text = articleText();
    const maxBytes = Buffer.byteLength(text);
    const exact = files.write('exact.md', text);
    const over = files.write('over.md', `${text} `);
    expect(readArticleFile({ path: exact, maxBytes }).status).toBe('ok');
    expect(readArticleFile({ path: over, maxBytes }).status).toBe('rejected');
  });

  it('rejects what is no file, or is not there', () => {
    const folder = join(files.folder, 'folder.md');
    mkdirSync(folder);
    expect(readArticleFile({ path: folder })).toMatchObject({ reason: 'is not a file' });
    const missing = readArticleFile({ path: join(files.folder, 'missing.md') });
    expect(missing).toMatchObject({ status: 'rejected', reason: expect.stringMatching(/ENOENT/) });
  });

  it('never lets `secured` out, wherever it stands', () => {
    const secured = 'c1phertext;1v==';
    const related = [{ title: 'B', webUrl: 'https://example.org/b', secured }, { secured }];
    const accepted = files.write('secured.md', { secured, related, provider: { secured } });
    const bad = files.write('secured-bad.md', `---\ntitle: [\nsecured: "${secured}"\n---\n`);
    const results = [accepted, bad].map((path) => readArticleFile({ path }));
    expect(results.map(({ status }) => status)).toStrictEqual(['ok', 'rejected']);
    expect(JSON.stringify(results)).not.toMatch(/secured|c1pher|1v==/);
  });
});
