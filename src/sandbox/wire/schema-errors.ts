/** Owns the translation of a zod issue of Discord's published schema into Discord's own field errors. */
import type { $ZodIssue } from 'zod/v4/core';

import { codePoints } from '../../lib/text.ts';
import type { FieldError } from './discord-error.ts';
import {
  badLength,
  notAChoice,
  notOfUnion,
  required,
  tooLarge,
  tooLong,
  tooShort,
  tooSmall as tooSmallNumber,
} from './field-errors.ts';
import { isRecord } from './record.ts';

type Path = readonly (string | number)[];

/** Field errors of one request; empty when the schema complains only of what Discord itself accepts. */
export function fieldErrorsOf(
  issues: readonly $ZodIssue[],
  body: unknown,
  lengths: Lengths = {},
): FieldError[] {
  return issues.flatMap((issue) =>
    translate(issue, [], { body, lengths: { ...BETWEEN, ...lengths } }),
  );
}

/** Both ends of a field's length, by its name or by its parent's and its own. */
export type Lengths = Readonly<Record<string, readonly [number, number]>>;

type Context = { body: unknown; lengths: Lengths };

function translate(issue: $ZodIssue, base: Path, context: Context): FieldError[] {
  const path: Path = [
    ...base,
    ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
  ];
  const value = valueAt(context.body, path);
  switch (issue.code) {
    case 'invalid_union':
      return translateUnion(issue.errors, path, context, value);
    case 'invalid_type':
      return wrongType(path, issue.expected, value);
    case 'invalid_value':
      if (value === undefined) return [required(path)];
      if (isMediaChannelType(path, value)) return [];
      return isNumeric(value) && issue.values.includes(Number(value))
        ? []
        : [notAChoice(path, issue.values)];
    case 'too_big':
      return tooBig(path, issue, value, context.lengths);
    case 'too_small':
      return tooSmall(path, issue, value, context.lengths);
    case 'invalid_format':
      return badFormat(path, issue.format, value);
    default:
      return [{ path, code: 'BASE_TYPE_INVALID', message: 'This value is not valid.' }];
  }
}

/** The schema does not know media channels; documents and clients do (channel.mdx, "Channel Types"). */
function isMediaChannelType(path: Path, value: unknown): boolean {
  return path.includes('channel_types') && value === 16;
}

const typeIssue = (issues: readonly $ZodIssue[]): $ZodIssue | undefined =>
  issues.find((issue) => issue.path.length === 1 && issue.path[0] === 'type');

/** The branch that the value's own `type` names decides; none of them: Discord lists the types. */
function translateUnion(
  branches: readonly (readonly $ZodIssue[])[],
  path: Path,
  context: Context,
  value: unknown,
): FieldError[] {
  if (isRecord(value)) {
    const matching = branches.find((issues) => typeIssue(issues) === undefined);
    if (matching !== undefined) return matching.flatMap((issue) => translate(issue, path, context));
    const types = branches.flatMap((issues) => {
      const issue = typeIssue(issues);
      return issue?.code === 'invalid_value' ? issue.values : [];
    });
    if (!('type' in value)) return [required([...path, 'type'])];
    return [notOfUnion(path, types)];
  }
  if (value === undefined) return [required(path)];
  if (path.at(-1) === 'nonce') return badNonce(path, value);
  const candidates = branches.map((issues) =>
    issues.flatMap((issue) => translate(issue, path, context)),
  );
  return candidates.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function badNonce(path: Path, value: unknown): FieldError[] {
  if (typeof value !== 'string') {
    const message = 'This field must be a string or integer.';
    return [{ path, code: 'NONCE_TYPE_INVALID_TYPE', message }];
  }
  if (codePoints(value) <= 25) return [];
  return [{ path, code: 'NONCE_TYPE_TOO_LONG', message: 'Must be 25 or fewer characters long.' }];
}

function wrongType(path: Path, expected: string, value: unknown): FieldError[] {
  if (value === undefined || value === null) return [required(path)];
  switch (expected) {
    case 'string':
      return [
        {
          path,
          code: 'STRING_TYPE_CONVERT',
          message: `Could not interpret "${shown(value)}" as string.`,
        },
      ];
    case 'number':
    case 'int':
      // Discord coerces "32" where its schema says integer (default_member_permissions is sent so).
      return isNumeric(value)
        ? []
        : [{ path, code: 'NUMBER_TYPE_COERCE', message: `Value "${shown(value)}" is not int.` }];
    case 'boolean':
      return [{ path, code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' }];
    case 'array':
      return [
        { path, code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' },
      ];
    default:
      return [
        {
          path,
          code: 'MODEL_TYPE_CONVERT',
          message: 'Only dictionaries may be used in a ModelType',
        },
      ];
  }
}

function tooBig(
  path: Path,
  issue: { maximum: number | bigint; origin: string },
  value: unknown,
  lengths: Lengths,
): FieldError[] {
  if (path.at(-1) === 'nonce') return badNonce(path, value);
  if (typeof value === 'string') {
    // zod counts UTF-16 units, Discord code points; 4000 of content are for people with Nitro (#2941).
    const maximum = isMessageContent(path) ? 2000 : issue.maximum;
    return codePoints(value) <= maximum ? [] : [lengthError(path, maximum, lengths)];
  }
  if (Array.isArray(value)) return [lengthError(path, issue.maximum, lengths)];
  return [tooLarge(path, issue.maximum)];
}

function isMessageContent(path: Path): boolean {
  return path.at(-1) === 'content' && !path.includes('components');
}

/** Fields that have a least length too are told both ends. */
function lengthError(path: Path, maximum: number | bigint, lengths: Lengths): FieldError {
  const min = between(path, lengths)?.[0];
  return min === undefined ? tooLong(path, String(maximum)) : badLength(path, min, Number(maximum));
}

function tooSmall(
  path: Path,
  issue: { minimum: number | bigint; origin: string },
  value: unknown,
  lengths: Lengths,
): FieldError[] {
  if (typeof value === 'string' || Array.isArray(value)) {
    const max = between(path, lengths)?.[1];
    return [
      max === undefined
        ? tooShort(path, String(issue.minimum))
        : badLength(path, Number(issue.minimum), max),
    ];
  }
  return [tooSmallNumber(path, issue.minimum)];
}

/** Both ends by the field's own name, as Discord's form library knows them and a zod issue does not. */
const BETWEEN: Lengths = {
  custom_id: [1, 100],
  name: [1, 32],
  description: [1, 100],
  options: [1, 25],
  'choices.name': [1, 100],
  'components.components': [1, 5],
  'components.items': [1, 10],
  'items.description': [1, 1024],
  'options.label': [1, 100],
  'options.value': [1, 100],
  'data.title': [1, 45],
};

function between(path: Path, lengths: Lengths): readonly [number, number] | undefined {
  const names = path.filter((key) => typeof key === 'string');
  const last = names.at(-1) ?? '';
  const pair = names.slice(-2).join('.');
  if (names.includes('embeds') || names.includes('attachments')) return undefined;
  // Options of a command may be none, and of a select have no need to be described.
  const isOfSelect = names.includes('components');
  if (isOfSelect ? pair === 'options.description' : last === 'options') return undefined;
  return lengths[pair] ?? lengths[last];
}

function badFormat(path: Path, format: string, value: unknown): FieldError[] {
  switch (format) {
    case 'url':
      return value === ''
        ? [
            {
              path,
              code: 'URL_TYPE_INVALID_SCHEME',
              message: "Scheme \"None\" must be one of ('http', 'https').",
            },
          ]
        : [{ path, code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }];
    case 'datetime':
      return isIsoTime(value)
        ? []
        : [
            {
              path,
              code: 'DATE_TIME_TYPE_PARSE',
              message: `Could not parse ${shown(value)}. Should be ISO8601.`,
            },
          ];
    case 'regex':
      return [
        { path, code: 'NUMBER_TYPE_COERCE', message: `Value "${shown(value)}" is not snowflake.` },
      ];
    default:
      return isNumeric(value)
        ? []
        : [{ path, code: 'NUMBER_TYPE_COERCE', message: `Value "${shown(value)}" is not int.` }];
  }
}

/** The schema wants `Z`; Discord also takes an offset, as Python's isoformat writes it. */
function isIsoTime(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/u.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'string' && /^-?\d+$/u.test(value);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valueAt(body: unknown, path: Path): unknown {
  let value = body;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else if (isRecord(value)) value = value[key];
    else return undefined;
  }
  return value;
}
