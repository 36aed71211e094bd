/** Owns the proof that a hub is found in an answer's header, before the one in its document. */
import { expect, it } from 'vitest';
import { declaredHub } from '../../../src/sources/feed/link-header.ts';

const FEED = 'https://lens.example.com/feed';
const IN_DOCUMENT = { url: 'https://old.example.com/', topic: 'https://lens.example.com/old' };
const NEW = 'https://hub.example.com/';

it.each([
  ['both', `<${NEW}>; rel="hub", <https://lens.example.com/new>; rel="self"`, 'new'],
  ['without quotes', `<${NEW}>;rel=hub,<https://lens.example.com/new>;rel=self`, 'new'],
  ['several relations', `<${NEW}>; rel="next HUB" , </new>; rel="alternate self"`, 'new'],
  [
    'commas and signs in a title',
    `<${NEW}>; title="a, <b>; rel=self"; rel="hub", </new>; rel=self`,
    'new',
  ],
  [
    'the first of several',
    `<${NEW}>; rel=hub, <https://b.example/>; rel=hub, </new>; rel=self`,
    'new',
  ],
  ['a hub alone', `<${NEW}>; rel="hub"`, 'old'],
])('the header counts: %s', (_what, link, topic) => {
  const found = declaredHub({ url: FEED, headers: { link } }, IN_DOCUMENT);
  expect(found).toEqual({ url: NEW, topic: `https://lens.example.com/${topic}` });
});

it('a header without a document’s word means the address that was asked', () => {
  const headers = { link: `<${NEW}>; rel=hub` };
  expect(declaredHub({ url: FEED, headers }, null)).toEqual({ url: NEW, topic: FEED });
});

it.each([
  [''],
  ['<https://lens.example.com/>; rel="alternate"'],
  [`<${NEW}>; rel="hub"; anchor="https://other.example/"`],
  ['<javascript:alert(1)>; rel=hub'],
  ['<<<<>>>>;;;;=,,,"'],
])('nothing of %j counts', (link) => {
  expect(declaredHub({ url: FEED, headers: { link } }, IN_DOCUMENT)).toEqual(IN_DOCUMENT);
  expect(declaredHub({ url: FEED, headers: { link } }, null)).toBeNull();
});

it.each(['<', '<a>;', '<a>;a', '<a>;a="', '<a>; ', '<a>;a='])(
  'a header of nothing but %j is read at once',
  (part) => {
    const link = part.repeat(32_768 / part.length);
    expect(declaredHub({ url: FEED, headers: { link } }, null)).toBeNull();
  },
);
