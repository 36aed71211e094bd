/** Owns what there is to be run, as the commands themselves say it in a reader's language. */
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type Locale,
} from 'discord-api-types/v10';
import type { Command } from './definition.ts';
import type { Language } from './texts/languages.ts';

export type HelpRow = {
  /** As it is typed, without the slash: "news topic". */
  path: string;
  what: string;
  who: string;
  options: readonly HelpOption[];
};

export type HelpOption = {
  name: string;
  what: string;
  isRequired: boolean;
  choices: readonly string[];
};

export function helpRows(commands: readonly Command[], language: Language): HelpRow[] {
  return commands.flatMap(({ data, who }) => rowsOf(data, { path: data.name, who, language }));
}

/** Discord's own type of them says nothing of `undefined`. */
type Localized = { [locale in Locale]?: string | null | undefined } | null | undefined;
type Described = {
  description: string;
  description_localizations?: Localized;
  options?: readonly APIApplicationCommandOption[] | undefined;
};
type Named = { name: string; name_localizations?: Localized };

/** Of a command with subcommands only these can be run. */
function rowsOf(
  { options = [], ...data }: Described,
  above: { path: string; who: string; language: Language },
): HelpRow[] {
  const nested = options.flatMap((option) =>
    isGroup(option) ? rowsOf(option, { ...above, path: `${above.path} ${option.name}` }) : [],
  );
  if (nested.length > 0) return nested;
  const { path, who, language } = above;
  const asked = options.flatMap((option) =>
    isGroup(option) ? [] : [helpOption(option, language)],
  );
  return [{ path, what: descriptionIn(data, language), who, options: asked }];
}

function isGroup(option: APIApplicationCommandOption) {
  const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
  return option.type === Subcommand || option.type === SubcommandGroup;
}

function helpOption(option: APIApplicationCommandBasicOption, language: Language): HelpOption {
  const choices: readonly Named[] = 'choices' in option ? (option.choices ?? []) : [];
  return {
    name: nameIn(option, language),
    what: descriptionIn(option, language),
    isRequired: option.required ?? false,
    choices: choices.map((choice) => nameIn(choice, language)),
  };
}

function nameIn({ name, name_localizations: names }: Named, language: Language): string {
  return names?.[language] ?? name;
}

function descriptionIn(
  { description, description_localizations: descriptions }: Described,
  language: Language,
): string {
  return descriptions?.[language] ?? description;
}
