import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands, messageCommands } from '../../../src/discord/commands/index.ts';
import { LANGUAGES } from '../../../src/discord/texts/languages.ts';
import { FOREIGN, leavesOf } from './catalogue.ts';

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const length = (text: string) => Array.from(text).length;

type Named = {
  name: string;
  description?: string | undefined;
  name_localizations?: object | null | undefined;
  description_localizations?: object | null | undefined;
  options?: readonly Named[] | undefined;
  choices?: readonly Named[] | undefined;
};

/** The texts of one part of a command in a language, those of its options and choices with them. */
function texts(part: Named, language: string): { names: string[]; all: string[] } {
  const localised = (text: string | undefined, map: object | null | undefined) =>
    text === undefined ? [] : [String(new Map(Object.entries(map ?? {})).get(language) ?? text)];
  const names = localised(part.name, part.name_localizations);
  const own = [...names, ...localised(part.description, part.description_localizations)];
  const inner = [...(part.options ?? []), ...(part.choices ?? [])].map((one) =>
    texts(one, language),
  );
  return { names, all: [...own, ...inner.flatMap(({ all }) => all)] };
}

function optionsIn(part: {
  options?: readonly APIApplicationCommandOption[];
}): APIApplicationCommandOption[] {
  return (part.options ?? []).flatMap((option) => [
    option,
    ...('options' in option ? optionsIn({ options: option.options ?? [] }) : []),
  ]);
}

describe.each(commands.map(({ data }) => [data.name, data] as const))('/%s', (_name, data) => {
  it.each(LANGUAGES)('is called and described within Discord’s limits in %s', (language) => {
    const options = optionsIn({ options: data.options ?? [] });
    for (const option of options) {
      const { names } = texts(option, language);
      expect(names.filter((name) => !NAME.test(name) || name !== name.toLowerCase())).toEqual([]);
    }
    const described = [data, ...options].map(
      (one) => texts({ ...one, options: [], choices: [] }, language).all[1] ?? '',
    );
    expect(described.filter((text) => length(text) < 1 || length(text) > 100)).toEqual([]);
    const choices = options.flatMap((option): readonly Named[] =>
      'choices' in option ? (option.choices ?? []) : [],
    );
    const choiceNames = choices.flatMap((choice) => texts(choice, language).names);
    expect(choiceNames.filter((name) => length(name) > 100)).toEqual([]);
  });

  it('stays under 8,000 characters, each text in its longest language', () => {
    const lists = LANGUAGES.map((language) => texts(data, language).all.map(length));
    const longest = (lists[0] ?? []).map((_, at) =>
      Math.max(...lists.map((list) => list[at] ?? 0)),
    );
    expect(longest.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(8_000);
  });

  it('has no two options of one name in any language', () => {
    const groups = [data, ...optionsIn({ options: data.options ?? [] })].map((one) =>
      'options' in one ? (one.options ?? []) : [],
    );
    const doubled = FOREIGN.flatMap((language) =>
      groups.filter((group) => {
        const names = group.flatMap((option) => texts(option, language).names);
        return new Set(names).size < names.length;
      }),
    );
    expect(doubled).toEqual([]);
  });

  it('is called in English as the code reads it', () => {
    const english = new Map(leavesOf('en-US').map(({ key, text }) => [key, text]));
    const named = [...english].flatMap(([key, text]) =>
      key.startsWith('commands.') && key.endsWith('.name') ? [text] : [],
    );
    const options = optionsIn({ options: data.options ?? [] }).filter(
      (option) => !('options' in option),
    );
    expect(options.filter(({ name }) => !named.includes(name))).toEqual([]);
  });
});

it('calls the commands of a message’s menu within the limit', () => {
  const names = messageCommands.flatMap(({ data }) =>
    LANGUAGES.flatMap((language) => texts({ ...data }, language).names),
  );
  expect(names.filter((name) => length(name) > 32)).toEqual([]);
});

/** Where a text has less room than a message, by the key's beginning; the values come on top. */
const ROOM: readonly (readonly [RegExp, number])[] = [
  [/^card\.(?:read|abstract|pdf|code|project|related)$/, 38],
  [/^common\.(?:previous|next)$/, 38],
  [/^news\.(?:more|newest)$/, 38],
  [/^digests\.(?:showAll|showList|newest)$/, 38],
  [/^notices\.(?:tryAgain|tellNone)$/, 38],
  [/^subscriptions\.(?:stopFollowing|removeAlert)$/, 150],
  [/PostName$|\.postName$/, 80],
  [/^reasons\./, 230],
  [/^(?!commands\.)/, 500],
];

it.each(LANGUAGES)('fits where it stands in %s', (language) => {
  const long = leavesOf(language).filter(({ key, text }) => {
    const room = ROOM.find(([pattern]) => pattern.test(key))?.[1] ?? Infinity;
    return length(text) > room;
  });
  expect(long).toEqual([]);
});
