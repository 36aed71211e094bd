/** Owns the texts of a catalogue as a flat list, for tests. */
import { CATALOGUES } from '../../../src/discord/texts/catalogues.ts';
import { LANGUAGES, type Language } from '../../../src/discord/texts/languages.ts';

export const FOREIGN = LANGUAGES.filter((language) => language !== 'en-US');

export type Leaf = { key: string; text: string };

/** Every string by its whole path, a plural's forms one by one. */
export function leavesOf(language: Language): Leaf[] {
  return leaves(CATALOGUES[language], '');
}

/** The keys that code uses: a plural is one. */
export function keysOf(language: Language): string[] {
  const keys = leavesOf(language).map(({ key }) => key.replace(/\.(?:one|other)$/, ''));
  return [...new Set(keys)];
}

function leaves(value: object | string, path: string): Leaf[] {
  if (typeof value === 'string') return [{ key: path, text: value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === '' ? key : `${path}.${key}`),
  );
}

export function placeholdersIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name))].toSorted();
}
