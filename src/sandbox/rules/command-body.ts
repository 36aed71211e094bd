/** Owns the parts of an application command's body that the rules read, and the walk over its options. */
import type { FieldError } from '../wire/discord-error.ts';

/** By locale. */
export type Localizations = Readonly<Record<string, string | null>>;

/** The schema has checked the types. */
export type CommandBody = {
  name?: string;
  name_localizations?: Localizations | null | undefined;
  description?: string | null;
  description_localizations?: Localizations | null | undefined;
  type?: number | null;
  options?: CommandOptionBody[] | null;
};

export type ChoiceBody = {
  name: string;
  name_localizations?: Localizations | null | undefined;
  value: string | number;
};

export type CommandOptionBody = {
  type: number;
  name: string;
  name_localizations?: Localizations | null | undefined;
  description: string;
  description_localizations?: Localizations | null | undefined;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: ChoiceBody[] | null;
  options?: CommandOptionBody[] | null;
  min_value?: number | null;
  max_value?: number | null;
  min_length?: number | null;
  max_length?: number | null;
};

const CHAT_INPUT = 1;

/** Slash commands are the only ones with descriptions, options and bound names. */
export const isSlashCommand = ({ type }: CommandBody): boolean =>
  (type ?? CHAT_INPUT) === CHAT_INPUT;

/** On other types Discord ignores these keys, and the schema has not looked at them. */
export const HAVE_OPTIONS = new Set<unknown>([1, 2]);
export const HAVE_CHOICES = new Set<unknown>([3, 4, 10]);

export const choicesOf = ({ type, choices }: CommandOptionBody): readonly ChoiceBody[] =>
  HAVE_CHOICES.has(type) ? (choices ?? []) : [];

type Path = FieldError['path'];

export function eachOption(
  body: CommandBody,
  visit: (option: CommandOptionBody, path: Path) => FieldError[],
): FieldError[] {
  return eachOptionList(body, (options, path) =>
    options.flatMap((option, index) => visit(option, [...path, index])),
  );
}

export function eachOptionList(
  body: { options?: CommandOptionBody[] | null },
  visit: (options: CommandOptionBody[], path: Path) => FieldError[],
  path: Path = [],
): FieldError[] {
  const options = body.options ?? [];
  const at = [...path, 'options'];
  return [
    ...visit(options, at),
    ...options.flatMap((option, index) =>
      HAVE_OPTIONS.has(option.type) ? eachOptionList(option, visit, [...at, index]) : [],
    ),
  ];
}
