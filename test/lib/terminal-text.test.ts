import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { jsonText, terminalLines, terminalText } from '../../src/lib/terminal-text.ts';

describe('text on a terminal', () => {
  it.each([
    ['plain.md', 'plain.md'],
    ['two  blanks, ü, 日本語, 👩‍🚀.md', 'two  blanks, ü, 日本語, 👩‍🚀.md'],
    ['two\nlines.md', String.raw`two\nlines.md`],
    ['\u001b[31mred\u001b]0;title\u0007', String.raw`\u{1b}[31mred\u{1b}]0;title\u{7}`],
    ['c1 \u009b31m', String.raw`c1 \u{9b}31m`],
    ['gnp.\u202edm', String.raw`gnp.\u{202e}dm`],
    ['\r\t\u2028\ud800', String.raw`\r\t\u{2028}\u{d800}`],
  ])('%j is shown as %s', (text, shown) => expect(terminalText(text)).toBe(shown));

  it('keeps the line breaks of what is made of lines, and nothing else that steers', () => {
    expect(terminalLines('a\n  b\tc\u001b[2J\r\n')).toBe('a\n  b\tc\\u{1b}[2J\\r\n');
  });
});

describe('a log line for people', () => {
  const logged = (statement: string) =>
    execFileSync(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        `import { createLog } from './src/lib/log.ts';
         const log = createLog({ level: 'info', readable: true });
         ${statement}`,
      ],
      { encoding: 'utf8' },
    );

  it('shows what would steer a terminal or forge a line', () => {
    const said = logged(`log.warn({ file: 'a\\u009b1m.md' }, 'a\\u001b[31m\\n[12:00] INFO: b');`);
    expect(said).toContain(String.raw`WARN: a\u{1b}[31m\n[12:00] INFO: b`);
    expect(said.trimEnd()).not.toMatch(/\p{Cc}/u);
  });

  it('shows it of an error and its stack too', () => {
    const said = logged(`log.error({ err: new Error('b\\u001b[31m') }, 'it failed');`);
    expect(said).not.toContain('\u001b[31mb');
    expect(said).toContain(String.raw`Error: b\u{1b}[31m`);
  });
});

it('no log line has what is called like a secret', () => {
  const code = `import { createLog } from './src/lib/log.ts';
    const secrets = { token: 's3cret', authorization: 's3cret', password: 's3cret', databaseUrl: 's3cret' };
    for (const readable of [true, false])
      createLog({ level: 'info', readable }).info({ ...secrets, a: secrets, b: { c: secrets } }, 'said');`;
  const said = execFileSync(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    code,
  ]).toString();
  expect(said).not.toContain('s3cret');
  expect(said.match(/\[hidden\]/g)).toHaveLength(24);
});

it('leaves JSON what it was, with nothing in it that steers', () => {
  const value = { name: 'a\u009b31m\u202eb\u001b[2J', 日本: '👩‍🔬' };
  const text = jsonText(JSON.stringify(value));
  expect(JSON.parse(text)).toEqual(value);
  for (const char of ['\u009b', '\u202e', '\u001b']) expect(text).not.toContain(char);
  expect(text).toContain('日本');
});
