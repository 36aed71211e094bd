/** Owns the proof that hostile front matter is refused cheaply, with its line and what to do. */
import { afterEach, describe, expect, it } from 'vitest';
import { FrontMatterError } from '../../../src/sources/folder/front-matter-error.ts';
import { parseFrontMatter } from '../../../src/sources/folder/front-matter.ts';

const PROGRAM = '(globalThis.hasRun = true, { title: "ran" })';

const laughs = [
  'a: &a ["ha", "ha"]',
  ...'bcdefghij'.split('').map((name, index) => {
    const last = 'abcdefghij'[index];
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${last}`).join(', ')}]`;
  }),
].join('\n');

const nested = Array.from({ length: 40 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n');

function refusal(text: string): FrontMatterError {
  try {
    parseFrontMatter(text);
  } catch (error) {
    if (error instanceof FrontMatterError) return error;
    throw error;
  }
  throw new Error('the text was accepted');
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'hasRun');
});

describe('parseFrontMatter with hostile text', () => {
  it.each([
    'js',
    'javascript',
    'JS',
    ' js',
    'coffee',
    'cson',
    'json',
    'constructor',
    'toString',
    '__proto__',
  ])('refuses ---%s and runs nothing', (engine) => {
    const error = refusal(`---${engine}\n${PROGRAM}\n---\n`);
    expect(error.line).toBe(1);
    expect(error.message).toContain('may only have YAML front matter');
    expect(globalThis).not.toHaveProperty('hasRun');
  });

  it.each<[string, string, number, RegExp]>([
    ['an empty text', '', 1, /no front matter/],
    ['text without a fence', '# Title\n', 1, /no front matter/],
    ['a rule of four dashes', '----\ntitle: a\n----\n', 1, /no front matter/],
    ['no closing fence', '---\ntitle: a\nbody', 1, /no closing fence/],
    ['no closing fence after blank lines', '\n\n---\ntitle: a', 3, /no closing fence/],
    ['a line that is nearly a fence', '---\ntitle: a\n---b\n---\n', 3, /is no fence/],
    ['a duplicate key', '---\ntitle: a\ntype: b\ntitle: c\n---\n', 4, /same key twice/],
    ['a duplicate key under CRLF', '---\r\na: 1\r\na: 2\r\n---\r\n', 3, /same key twice/],
    [
      'a duplicate key under a byte-order mark',
      '\uFEFF---\na: 1\na: 2\n---\n',
      3,
      /same key twice/,
    ],
    ['a second YAML document', '---\ntitle: a\n...\ntitle: b\n---\n', 3, /two YAML documents/],
    ['a list', '---\n- a\n- b\n---\n', 2, /not a list/],
    ['a single value', '---\njust words\n---\n', 2, /not a list or a single value/],
    ['a quote that is not closed', '---\ntitle: "a\ntype: b\n---\n', 4, /not valid YAML/],
    ['a tab as indentation', '---\na:\n\tb: c\n---\n', 3, /not valid YAML/],
    ['an object of a JavaScript type', '---\na: !!js/function "x"\n---\n', 2, /YAML tag/],
    ['a title that begins with @', '---\ntitle: @everyone\n---\n', 2, /in double quotes/],
    ['billion laughs', `---\n${laughs}\n---\n`, 2, /anchor or alias/],
    ['an anchor on a scalar', '---\nsecured: &s "x"\ntitle: *s\n---\n', 2, /anchor or alias/],
    ['an anchor on a map', '---\na: 1\nb: &s\n  c: 1\n  d: 2\n---\n', 3, /anchor or alias/],
    ['an alias of nothing', '---\ntitle: *bold* claim\n---\n', 2, /anchor or alias/],
    ['deep nesting of blocks', `---\n${nested}\n---\n`, 33, /deeper than 32/],
    ['deep nesting of brackets', `---\na: ${'['.repeat(50_000)}\n---\n`, 2, /deeper than 32/],
    ['many values', `---\na:\n${'  - 1\n'.repeat(5001)}---\n`, 5001, /more than 5000/],
    ['a long run of blank lines', `---\n${'\n'.repeat(900_000)}a: 1\n---\n`, 2, /blank lines/],
    [
      'a long run of odd line ends',
      `---\n${'\u2028'.repeat(300_000)}a: 1\n---\n`,
      2,
      /blank lines/,
    ],
  ])('refuses %s', (_what, text, line, reason) => {
    const error = refusal(text);
    expect(error.message).toMatch(reason);
    expect(error.line).toBe(line);
    expect(error.message.length).toBeLessThanOrEqual(200);
  });

  it.each([
    ['a broken value', 'secured: "hush" hush\n'],
    ['an alias', 'secured: *hush\n'],
    ['a tag', 'secured: !hush x\n'],
    ['a tag handle', 'secured: !hush!hush x\n'],
    ['a key', 'hush: 1\nhush: 2\n'],
    ['a directive', '%hush\n...\n'],
    ['a malformed tag', 'secured: !<hush\\> x\n'],
  ])('quotes nothing of the file when it refuses %s, in message, cause or ids', (_what, yaml) => {
    const error = refusal(`---\n${yaml}---\n`);
    expect(error.cause).toBeUndefined();
    expect(JSON.stringify([error.message, error.stack, error.ids])).not.toContain('hush');
  });
});
