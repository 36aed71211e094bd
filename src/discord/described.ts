/** Owns what Discord shows of a command while it is typed: its texts in all languages. */
import {
  ApplicationCommandOptionType,
  type ChannelType,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { LANGUAGES } from './texts/languages.ts';
import { plainText } from './texts/texts-for.ts';
import type { DescribedKey, NamedKey, PlainKey } from './texts/translation.ts';

type Subcommand =
  | ApplicationCommandOptionType.Subcommand
  | ApplicationCommandOptionType.SubcommandGroup;

/** Of all these `text` is where the catalogues have the description, and an option's name. */
export type SubcommandData = {
  type: Subcommand;
  name: string;
  text: DescribedKey;
  options?: readonly (SubcommandData | OptionData)[];
};

export type OptionData = {
  type: Exclude<ApplicationCommandOptionType, Subcommand>;
  /** As it is typed in English, and as the code reads it. */
  name: string;
  text: NamedKey;
  required?: boolean;
  autocomplete?: boolean;
  choices?: readonly { text: PlainKey; value: string | number }[];
  channel_types?: readonly ChannelType[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
};

type CommandData = Omit<
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  'description' | 'description_localizations' | 'name_localizations' | 'options'
> & { text: DescribedKey; options?: readonly (SubcommandData | OptionData)[] };

const FOREIGN = LANGUAGES.filter((language) => language !== 'en-US');

/**
 * A command as Discord gets it. Commands and subcommands are called the same in all languages, as
 * texts and people name them; whatever else is shown is translated.
 */
export function described({
  text,
  options = [],
  ...data
}: CommandData): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const whole = { ...data, ...descriptionOf(text), options: options.map(optionOf) };
  // Discord's types tell each option's fields apart by its type: its own rules judge that in tests.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return whole as RESTPostAPIChatInputApplicationCommandsJSONBody;
}

/** What has a name alone: a choice, or a command of a message's menu. */
export function named(key: PlainKey): { name: string; name_localizations: LocalizationMap } {
  return { name: plainText('en-US', key), name_localizations: translationsOf(key) };
}

function optionOf(option: SubcommandData | OptionData): object {
  if (isSubcommand(option)) {
    const { text, options = [], ...data } = option;
    return { ...data, ...descriptionOf(text), options: options.map(optionOf) };
  }
  const { text, choices, ...data } = option;
  return {
    ...data,
    name_localizations: translationsOf(`${text}.name`),
    ...descriptionOf(text),
    ...(choices
      ? { choices: choices.map((choice) => ({ ...named(choice.text), value: choice.value })) }
      : {}),
  };
}

function isSubcommand(option: SubcommandData | OptionData): option is SubcommandData {
  const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
  return option.type === Subcommand || option.type === SubcommandGroup;
}

function descriptionOf(key: DescribedKey) {
  const description = `${key}.description` as const;
  return {
    description: plainText('en-US', description),
    description_localizations: translationsOf(description),
  };
}

function translationsOf(key: PlainKey): LocalizationMap {
  return Object.fromEntries(FOREIGN.map((language) => [language, plainText(language, key)]));
}
