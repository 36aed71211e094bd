/** Owns the rules on application commands that Discord's schema misses. */
import { codePoints } from '../../lib/text.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { badLength } from '../wire/field-errors.ts';
import {
  choicesOf,
  eachOption,
  eachOptionList,
  isSlashCommand,
  type CommandBody,
  type Localizations,
} from './command-body.ts';
import { nameErrors } from './command-name.ts';
import {
  boundsInOrder,
  choicesOrAutocomplete,
  choiceValues,
  uniqueChoiceNames,
} from './command-options.ts';
import { knownLocales, localizedNames } from './localizations.ts';

const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

export function commandNames(body: CommandBody): FieldError[] {
  if (!isSlashCommand(body)) return [];
  const own = body.name === undefined ? [] : nameErrors(body.name, ['name']);
  return [
    ...own,
    ...eachOption(body, (option, path) => nameErrors(option.name, [...path, 'name'])),
  ];
}

/** A slash command says what it does; user and message commands must not. */
export function commandDescription(body: CommandBody): FieldError[] {
  if (isSlashCommand(body)) return body.description ? [] : [badLength(['description'], 1, 100)];
  if (!body.description) return [];
  const message = 'Context menu commands cannot have description';
  const code = 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET';
  return [{ path: ['description'], code, message }];
}

export function uniqueOptionNames(body: CommandBody): FieldError[] {
  return eachOptionList(body, (options, path) => {
    const seen = new Set<string>();
    return options.flatMap((option, index) => {
      if (!seen.has(option.name)) {
        seen.add(option.name);
        return [];
      }
      const message = 'Option name is already used';
      const code = 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS';
      return [{ path: [...path, index], code, message }];
    });
  });
}

export function requiredFirst(body: CommandBody): FieldError[] {
  return eachOptionList(body, (options, path) => {
    let sawOptional = false;
    return options.flatMap((option, index) => {
      const isRequired = option.required === true;
      if (isRequired && sawOptional) {
        const message = 'Required options must be placed before non-required options';
        const code = 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID';
        return [{ path: [...path, index], code, message }];
      }
      if (!isRequired) sawOptional = true;
      return [];
    });
  });
}

/** Group → subcommand is as deep as it goes, and subcommands have no other options beside them. */
export function subcommandNesting(body: CommandBody): FieldError[] {
  return eachOptionList(body, (options, path) => {
    const subs = options.filter(({ type }) => type === SUBCOMMAND || type === SUBCOMMAND_GROUP);
    if (subs.length === 0 || subs.length === options.length) return [];
    const message =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    return [{ path, code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message }];
  });
}

/** 8000 characters in names, descriptions and values, each in its longest language (application-commands.mdx). */
export function commandSize(body: CommandBody): FieldError[] {
  let total = longest(body.name, body.name_localizations) + descriptionLength(body);
  eachOption(body, (option) => {
    total += longest(option.name, option.name_localizations) + descriptionLength(option);
    for (const { name, name_localizations: names, value } of choicesOf(option)) {
      total += longest(name, names) + codePoints(String(value));
    }
    return [];
  });
  if (total <= 8000) return [];
  const message = 'Command exceeds maximum size (8000)';
  return [{ path: [], code: 'APPLICATION_COMMAND_TOO_LARGE', message }];
}

type Text = string | null | undefined;

function descriptionLength(
  one: Pick<CommandBody, 'description' | 'description_localizations'>,
): number {
  return longest(one.description, one.description_localizations);
}

function longest(text: Text, translations: Localizations | null | undefined): number {
  return Math.max(
    ...[text ?? '', ...Object.values(translations ?? {})].map((one) => codePoints(one ?? '')),
  );
}

export const COMMAND_RULES: readonly ((body: CommandBody) => FieldError[])[] = [
  commandNames,
  commandDescription,
  uniqueOptionNames,
  requiredFirst,
  choicesOrAutocomplete,
  choiceValues,
  uniqueChoiceNames,
  boundsInOrder,
  subcommandNesting,
  commandSize,
  knownLocales,
  localizedNames,
];

/** Of a whole PUT: no two commands of a type share a name. */
export function uniqueCommandNames(bodies: readonly CommandBody[]): FieldError[] {
  const seen = new Set<string>();
  return bodies.flatMap((body, index) => {
    const key = `${body.type ?? 1} ${body.name}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = 'Application command names must be unique';
    const code = 'APPLICATION_COMMANDS_DUPLICATE_NAME';
    return [{ path: [index], code, message }];
  });
}
