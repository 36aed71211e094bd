import { describe, expect, it } from 'vitest';
import { typedWithoutPassword, withoutPasswords } from '../../src/lib/without-passwords.ts';

describe('text without passwords', () => {
  it.each([
    ['https://user:secret@host.example/feed', 'https://host.example/feed'],
    ['https://token@host.example', 'https://host.example'],
    ['see "ftp://u:p@ss@host/x" and //u:p@host', 'see "ftp://host/x" and //host'],
    ['cs.CV:updates@arXiv (feed 3)', 'cs.CV:updates@arXiv (feed 3)'],
    ['https://medium.com/@name', 'https://medium.com/@name'],
    ['https://host.example/npm:react@18?a=b@c', 'https://host.example/npm:react@18?a=b@c'],
    ['write to me@host.example', 'write to me@host.example'],
  ])('%j becomes %j', (text, clean) => expect(withoutPasswords(text)).toBe(clean));
});

it.each([
  ['user:secret@host.example/feed', 'host.example/feed'],
  ['https://user:secret@host.example/feed', 'https://host.example/feed'],
  ['host.example/feed', 'host.example/feed'],
])('of the typed address %j %j remains', (typed, clean) => {
  expect(typedWithoutPassword(typed)).toBe(clean);
});
