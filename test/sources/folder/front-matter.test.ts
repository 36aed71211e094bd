/** Owns the proof that front matter is read as YAML, in every form that real files have. */
import { describe, expect, it } from 'vitest';
import { lineOfKey, parseFrontMatter } from '../../../src/sources/folder/front-matter.ts';

const lines = ['---', 'title: "One"', 'quality: 38', 'published: false', '---', 'body', ''];
const data = { title: 'One', quality: 38, published: false };

describe('parseFrontMatter', () => {
  it.each([
    ['line feeds', lines.join('\n')],
    ['CRLF', lines.join('\r\n')],
    ['lone CR', lines.join('\r')],
    ['a byte-order mark', `\uFEFF${lines.join('\n')}`],
    ['a byte-order mark and CRLF', `\uFEFF${lines.join('\r\n')}`],
    ['blank lines before the fence', `\n \n${lines.join('\n')}`],
    ['blanks after the fences', lines.join('\n').replaceAll('---', '--- \t')],
    ['no body and no last line break', lines.slice(0, 5).join('\n')],
    ['a body with fences of its own', `${lines.join('\n')}---\ntitle: Two\n---\n`],
  ])('reads %s', (_form, text) => {
    expect(parseFrontMatter(text)).toStrictEqual(data);
  });

  it('keeps dates as the strings that were written', () => {
    expect(parseFrontMatter('---\nat: 2021-11-22T22:26:00Z\n---\n')).toStrictEqual({
      at: '2021-11-22T22:26:00Z',
    });
  });

  it('takes front matter of nothing but comments as empty', () => {
    expect(parseFrontMatter('---\n# nothing yet\n---\n')).toStrictEqual({});
  });

  it('reads a title with a control character in it, as a blank', () => {
    expect(parseFrontMatter('---\ntitle: "One\u0008Two"\n---\n')).toStrictEqual({
      title: 'One Two',
    });
  });

  it('leaves out `secured` at every level and in any case', () => {
    const text = '---\nsecured: "c1pher"\nrelated:\n  - title: A\n    Secured: "c1pher"\n---\n';
    expect(parseFrontMatter(text)).toStrictEqual({ related: [{ title: 'A' }] });
  });

  it('gives fresh data each time, so that no caller can change what the next one reads', () => {
    const text = lines.join('\n');
    parseFrontMatter(text)['title'] = 'changed';
    expect(parseFrontMatter(text)).toStrictEqual(data);
  });

  it('leaves out a `__proto__` key, and no object is changed by it', () => {
    const read = parseFrontMatter('---\n__proto__: { isAdmin: true }\ntitle: One\n---\n');
    expect(Object.keys(read)).toStrictEqual(['title']);
    expect(Object.assign({}, read)).not.toHaveProperty('isAdmin');
    expect({}).not.toHaveProperty('isAdmin');
  });
});

describe('lineOfKey', () => {
  it.each([
    ['a plain key', '---\na: 1\ntitle: One\n---\n', 3],
    ['a quoted key', '---\n"title" : One\n---\n', 2],
    ['CRLF', '---\r\na: 1\r\ntitle: One\r\n---\r\n', 3],
    ['not an indented key', '---\nrelated:\n  - a: 1\n    title: One\n---\n', null],
  ])('finds %s', (_form, text, line) => {
    expect(lineOfKey(text, 'title')).toBe(line);
  });
});
