import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keysOf } from './catalogue.ts';

const CATALOGUE = 'src/discord/texts/';

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter(
    (file) =>
      !file.startsWith(CATALOGUE) ||
      !/^[a-zA-Z-]+\/(?:commands\/)?[a-z-]+\.ts$/.test(file.slice(CATALOGUE.length)),
  )
  .map((file) => readFileSync(file, 'utf8'));

/** 'area.key' as it stands in code; what a command is described by; and `area.${…}`. */
const named = new Set(
  sources.flatMap((text) => text.match(/(?<=['`])[a-z]\w*(?:\.\w+)+(?=['`])/gi) ?? []),
);
const opened = new Set(
  sources.flatMap((text) => text.match(/(?<=`)[a-z]\w*(?:\.\w+)*\.(?=\$\{)/gi) ?? []),
);
/** Reasons are named without their area; this one is stored by `src/delivery`. */
const reasons = new Set([
  'reasons.quietHours',
  ...sources.flatMap((text) =>
    Array.from(text.matchAll(/'([a-z]\w+)'/gi), ([, name = '']) => `reasons.${name}`),
  ),
]);

function isUsed(key: string): boolean {
  if (named.has(key)) return true;
  if (key.startsWith('reasons.')) return reasons.has(key) || /(?:channel|thread)Deleted/.test(key);
  const parent = key.slice(0, key.lastIndexOf('.'));
  if (opened.has(`${parent}.`)) return true;
  return key.startsWith('commands.') && /\.(?:description|name)$/.test(key) && named.has(parent);
}

it('has no text that nothing uses', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(keysOf('en-US').filter((key) => !isUsed(key))).toEqual([]);
});

it('would find one that nothing uses', () => {
  expect(
    ['news.noOlderAtAll', 'reasons.rain', 'commands.nothing.description'].filter(isUsed),
  ).toEqual([]);
});
