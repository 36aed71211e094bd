/** Owns the proof that bytes become the text that was meant, whatever is said of their encoding. */
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../../src/sources/feed/decode-body.ts';

const xml = (encoding: string, text: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><rss><channel><title>${text}</title></channel></rss>`;
const utf16 = (text: string, swap: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};
/** Cyrillic letters from `А` on, as windows-1251 and koi8-r have them. */
const PRIVET_1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);

describe('decodeBody reads', () => {
  it.each([
    ['UTF-8', Buffer.from(xml('utf-8', 'naïve')), null, 'naïve'],
    [
      'UTF-8 that says it is ISO-8859-1',
      Buffer.from(xml('ISO-8859-1', 'naïve “x”')),
      null,
      'naïve “x”',
    ],
    [
      'UTF-8 whose header says otherwise',
      Buffer.from(xml('utf-8', 'naïve')),
      'text/xml; charset=ISO-8859-1',
      'naïve',
    ],
    ['UTF-8 that says it is UTF-16', Buffer.from(xml('utf-16', 'naïve')), null, 'naïve'],
    ['ISO-8859-1 as declared', Buffer.from(xml('ISO-8859-1', 'naïve'), 'latin1'), null, 'naïve'],
    [
      'Latin-1 that says it is UTF-8',
      Buffer.from(xml('utf-8', 'naïve'), 'latin1'),
      'application/xml; charset=utf-8',
      'naïve',
    ],
    ['an encoding that nobody knows', Buffer.from(xml('x-lens', 'naïve'), 'latin1'), null, 'naïve'],
    [
      'the header’s',
      Buffer.concat([Buffer.from('<rss>'), PRIVET_1251]),
      'text/xml; charset="windows-1251"',
      'Привет',
    ],
    [
      'the declaration’s',
      Buffer.concat([Buffer.from(xml('windows-1251', '')), PRIVET_1251]),
      null,
      'Привет',
    ],
    ['ISO-2022-JP', Buffer.from(xml('ISO-2022-JP', '\u001B$BF|K\\\u001B(B')), null, '日本'],
    [
      'UTF-16 with a mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(xml('utf-16', 'naïve'), false)]),
      null,
      'naïve',
    ],
    ['UTF-16 without one', utf16(xml('utf-16', 'naïve'), false), null, 'naïve'],
    ['UTF-16 the other way round', utf16(xml('utf-16', 'naïve'), true), null, 'naïve'],
  ])('%s', (_what, body, contentType, text) => {
    expect(decodeBody(body, contentType).text).toContain(text);
  });
});

it('decodeBody hands on no byte-order mark', () => {
  expect(decodeBody(Buffer.from('\uFEFF\uFEFF<rss/>'), null).text).toBe('<rss/>');
});
