/** Owns the checks that the client makes on a command's options before it sends them. */
import type { FilledOption } from '../page-protocol.ts';
import { codePoints } from '../../lib/text.ts';

/** The parts of an option's definition that the checks read. */
export type OptionDefinition = {
  name: string;
  type: number;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: OptionDefinition[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  channel_types?: number[];
};

/** What an id names in this guild; undefined when nothing. */
export type Lookups = {
  channelType(id: string): number | undefined;
  hasUser(id: string): boolean;
  hasRole(id: string): boolean;
};

const TYPE = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

/**
 * The sentence that the client shows instead of sending, or undefined when all is well. While a person
 * is still typing (autocomplete) values are partial and only the names are checked.
 */
export function refusalOfOptions(
  lookups: Lookups,
  definitions: readonly OptionDefinition[],
  filled: readonly FilledOption[],
  mode: 'submit' | 'autocomplete',
): string | undefined {
  const nested = definitions.some(({ type }) => type === TYPE.subcommand || type === TYPE.group);
  if (nested && filled.length !== 1) return 'Choose a subcommand.';
  for (const option of filled) {
    const definition = definitions.find(
      ({ name, type }) => name === option.name && type === option.type,
    );
    if (definition === undefined) return `This command has no option “${option.name}”.`;
    const refusal =
      definition.type === TYPE.subcommand || definition.type === TYPE.group
        ? refusalOfOptions(lookups, definition.options ?? [], option.options ?? [], mode)
        : refusalOfValue(lookups, definition, option, mode);
    if (refusal !== undefined) return refusal;
  }
  if (mode === 'autocomplete' || nested) return undefined;
  const missing = definitions.find(
    ({ name, required }) => required === true && !filled.some((option) => option.name === name),
  );
  return missing === undefined
    ? undefined
    : `This option is required. Specify a value: ${missing.name}`;
}

function refusalOfValue(
  lookups: Lookups,
  definition: OptionDefinition,
  { value }: FilledOption,
  mode: 'submit' | 'autocomplete',
): string | undefined {
  const { name, choices } = definition;
  if (mode === 'autocomplete') return undefined;
  if (value === undefined) return `This option is required. Specify a value: ${name}`;
  if (choices !== undefined && choices.length > 0) {
    return choices.some((choice) => choice.value === value)
      ? undefined
      : `Choose one of the listed values for ${name}.`;
  }
  switch (definition.type) {
    case TYPE.string:
      return refusalOfText(definition, value);
    case TYPE.integer:
    case TYPE.number:
      return refusalOfNumber(definition, value);
    case TYPE.boolean:
      return typeof value === 'boolean' ? undefined : `${name} must be true or false.`;
    default:
      return refusalOfReference(lookups, definition, String(value));
  }
}

function refusalOfText(definition: OptionDefinition, value: unknown): string | undefined {
  const { name, min_length: min = 0, max_length: max = 6000 } = definition;
  if (typeof value !== 'string' || value === '') return `${name} must be a text.`;
  const length = codePoints(value);
  if (length < min) return `${name} must be at least ${min} characters long.`;
  return length > max ? `${name} must be at most ${max} characters long.` : undefined;
}

function refusalOfNumber(definition: OptionDefinition, value: unknown): string | undefined {
  const { name, type, min_value: min = -Infinity, max_value: max = Infinity } = definition;
  if (typeof value !== 'number' || Number.isNaN(value)) return `${name} must be a number.`;
  if (type === TYPE.integer && !Number.isSafeInteger(value))
    return `${name} must be a whole number.`;
  if (value < min) return `${name} must be at least ${min}.`;
  return value > max ? `${name} must be at most ${max}.` : undefined;
}

function refusalOfReference(
  lookups: Lookups,
  { name, type, channel_types: types = [] }: OptionDefinition,
  id: string,
): string | undefined {
  if (type === TYPE.user) return lookups.hasUser(id) ? undefined : `${name} must be a user.`;
  if (type === TYPE.role) return lookups.hasRole(id) ? undefined : `${name} must be a role.`;
  if (type === TYPE.mentionable) {
    return lookups.hasUser(id) || lookups.hasRole(id)
      ? undefined
      : `${name} must be a user or a role.`;
  }
  if (type === TYPE.attachment) return `The sandbox cannot put a file into ${name} yet.`;
  const found = lookups.channelType(id);
  if (found === undefined) return `${name} must be a channel.`;
  return types.length === 0 || types.includes(found)
    ? undefined
    : `${name} does not take this kind of channel.`;
}
