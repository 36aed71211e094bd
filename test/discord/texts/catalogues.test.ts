import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/discord/commands/index.ts';
import { MENTION } from '../../../src/discord/texts/command-mentions.ts';
import { LANGUAGES } from '../../../src/discord/texts/languages.ts';
import { FOREIGN, keysOf, leavesOf, placeholdersIn } from './catalogue.ts';

/** The same word in both languages, or none at all: each was looked at. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  'zh-CN': ['card.pdf'],
  ja: ['card.pdf'],
  ko: ['card.pdf'],
  'es-ES': ['card.pdf'],
  fr: [
    'card.articles.other',
    'card.code',
    'card.pdf',
    'card.type.newsletter',
    'card.type.podcast',
    'commands.alerts.limits.mode.name',
    'commands.sources.source.name',
    'commands.sources.state.active',
    'sources.active',
    'sources.site',
    'sources.title',
    'why.gate.message',
  ],
  de: [
    'card.abstract',
    'card.code',
    'card.pdf',
    'commands.alerts.tags.name',
    'setup.steps.test',
    'subscriptions.inChannel',
  ],
  'pt-BR': ['card.pdf', 'card.type.newsletter', 'card.type.podcast', 'sources.site'],
};

/** Never of none; the one agrees with a number that another sentence has said. */
const WITHOUT_NUMBER = new Set([
  'notices.paused.one',
  'notices.goesOn.one',
  'notices.goesOn.other',
]);

const english = new Map(leavesOf('en-US').map(({ key, text }) => [key, text]));
const formless = (key: string) => key.replace(/\.(?:one|other)$/, '');

describe.each(FOREIGN)('the texts in %s', (language) => {
  it('are those that there are in English', () => {
    expect(keysOf(language).toSorted()).toEqual(keysOf('en-US').toSorted());
  });

  it('have a form for each count that the language tells apart', () => {
    const counted = [...english.keys()]
      .filter((key) => english.has(`${formless(key)}.other`))
      .map(formless);
    const forms = new Intl.PluralRules(language)
      .resolvedOptions()
      // Of millions alone; it is filled in from `other`.
      .pluralCategories.filter((form) => form !== 'many');
    const wanted = [...new Set(counted)].flatMap((key) => forms.map((form) => `${key}.${form}`));
    const known = leavesOf(language).map(({ key }) => key);
    expect(wanted.filter((key) => !known.includes(key))).toEqual([]);
  });

  it('name the values that the English ones name', () => {
    const wrong = leavesOf(language).filter(({ key, text }) => {
      const source = english.get(key) ?? english.get(`${formless(key)}.other`) ?? '';
      const named = (one: string) => placeholdersIn(one).filter((name) => name !== 'count');
      const isCounted = english.has(`${formless(key)}.other`);
      const lacksCount = !isCounted && placeholdersIn(text).includes('count');
      return lacksCount || String(named(text)) !== String(named(source));
    });
    expect(wrong).toEqual([]);
  });

  it('mention the commands that the English ones mention', () => {
    const mentioned = (text: string) => text.match(MENTION)?.toSorted() ?? [];
    const wrong = leavesOf(language).filter(
      ({ key, text }) =>
        String(mentioned(text)) !==
        String(mentioned(english.get(key) ?? english.get(`${formless(key)}.other`) ?? '')),
    );
    expect(wrong).toEqual([]);
  });

  it('are English by decision only', () => {
    const same = leavesOf(language)
      .filter(
        ({ key, text }) =>
          english.get(key) === text && /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, '')),
      )
      .map(({ key }) => key);
    expect(same.toSorted()).toEqual(SAME[language]);
  });
});

it('shows the number wherever a form stands for several', () => {
  const wrong = LANGUAGES.flatMap((language) => {
    const rules = new Intl.PluralRules(language);
    return leavesOf(language).filter(({ key, text }) => {
      const form = /\.(one|other)$/.exec(key)?.[1];
      const isPlural = form !== undefined && english.has(`${formless(key)}.other`);
      const isOneAlone = form === 'one' && rules.select(0) !== 'one';
      return isPlural && !isOneAlone && !text.includes('{count}') && !WITHOUT_NUMBER.has(key);
    });
  });
  expect(wrong).toEqual([]);
});

it('mentions commands that can be run', () => {
  const runnable = commands.flatMap(({ data, handlers }) =>
    Object.keys(handlers).map((path) => (path === '' ? `/${data.name}` : `/${data.name} ${path}`)),
  );
  const mentioned = leavesOf('en-US').flatMap(({ text }) =>
    Array.from(text.matchAll(MENTION), ({ groups }) => groups?.['command'] ?? ''),
  );
  expect(mentioned.length).toBeGreaterThan(5);
  expect([...new Set(mentioned)].filter((path) => !runnable.includes(path))).toEqual([]);
});
