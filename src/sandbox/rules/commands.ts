/** Owns the rules on application commands that Discord's schema misses. */
import type { FieldError } from '../wire/discord-error.ts';
import { badLength } from '../wire/field-errors.ts';

/** The parts of a command's body that the rules read; the schema has checked their types. */
export type CommandBody = {
  name?: string;
  description?: string | null;
  type?: number | null;
  options?: CommandOptionBody[] | null;
};

export type CommandOptionBody = {
  type: number;
  name: string;
  description: string;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: { name: string; value: string | number }[] | null;
  options?: CommandOptionBody[] | null;
};

const CHAT_INPUT = 1;
const SUBCOMMAND = 1;
const SUBCOMMAND_GROUP = 2;

/** The pattern of application-commands.mdx, "Application Command Naming". */
const NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;

export function commandNames(body: CommandBody): FieldError[] {
  if ((body.type ?? CHAT_INPUT) !== CHAT_INPUT) return [];
  const own = body.name === undefined ? [] : nameErrors(body.name, ['name']);
  return [
    ...own,
    ...eachOption(body, (option, path) => nameErrors(option.name, [...path, 'name'])),
  ];
}

function nameErrors(name: string, path: FieldError['path']): FieldError[] {
  const invalid = {
    path,
    code: 'APPLICATION_COMMAND_INVALID_NAME',
    message: 'Command name is invalid',
  };
  if (!NAME.test(name)) {
    const message = 'String value did not match validation regex.';
    return [{ path, code: 'STRING_TYPE_REGEX', message }, invalid];
  }
  return name === name.toLowerCase() ? [] : [invalid];
}

/** A slash command says what it does; user and message commands must not (`description` ""). */
export function commandDescription(body: CommandBody): FieldError[] {
  if (body.name === undefined || (body.type ?? CHAT_INPUT) !== CHAT_INPUT) return [];
  return body.description ? [] : [badLength(['description'], 1, 100)];
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

export function choicesOrAutocomplete(body: CommandBody): FieldError[] {
  return eachOption(body, (option, path) => {
    if (option.autocomplete !== true || (option.choices ?? []).length === 0) return [];
    const message = 'Autocomplete and choices cannot both be set';
    const code = 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE';
    return [{ path: [...path, 'autocomplete'], code, message }];
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

/** 8000 characters in names, descriptions and values (application-commands.mdx). */
export function commandSize(body: CommandBody): FieldError[] {
  const own = (body.name ?? '').length + (body.description ?? '').length;
  let total = own;
  eachOption(body, (option) => {
    total += option.name.length + option.description.length;
    for (const choice of option.choices ?? []) {
      total += choice.name.length + String(choice.value).length;
    }
    return [];
  });
  if (total <= 8000) return [];
  const message = 'Command exceeds maximum size (8000)';
  return [{ path: [], code: 'APPLICATION_COMMAND_TOO_LARGE', message }];
}

export const COMMAND_RULES: readonly ((body: CommandBody) => FieldError[])[] = [
  commandNames,
  commandDescription,
  uniqueOptionNames,
  requiredFirst,
  choicesOrAutocomplete,
  subcommandNesting,
  commandSize,
];

/** Of a whole PUT: no two commands of a type share a name. */
export function uniqueCommandNames(bodies: readonly CommandBody[]): FieldError[] {
  const seen = new Set<string>();
  return bodies.flatMap((body, index) => {
    const key = `${body.type ?? CHAT_INPUT} ${body.name}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = 'Application command names must be unique';
    const code = 'APPLICATION_COMMANDS_DUPLICATE_NAME';
    return [{ path: [index], code, message }];
  });
}

type OptionVisit = (option: CommandOptionBody, path: FieldError['path']) => FieldError[];
type ListVisit = (options: CommandOptionBody[], path: FieldError['path']) => FieldError[];

function eachOption(body: CommandBody, visit: OptionVisit): FieldError[] {
  return eachOptionList(body, (options, path) =>
    options.flatMap((option, index) => visit(option, [...path, index])),
  );
}

function eachOptionList(
  body: { options?: CommandOptionBody[] | null },
  visit: ListVisit,
  path: FieldError['path'] = [],
): FieldError[] {
  const options = body.options ?? [];
  const at = [...path, 'options'];
  return [
    ...visit(options, at),
    ...options.flatMap((option, index) => eachOptionList(option, visit, [...at, index])),
  ];
}
