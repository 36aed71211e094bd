/** Owns the rules on the translations that a command brings. */
import { LOCALES } from '../locales.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { notAChoice } from '../wire/field-errors.ts';
import {
  choicesOf,
  eachOption,
  isSlashCommand,
  type CommandBody,
  type Localizations,
} from './command-body.ts';
import { nameErrors } from './command-name.ts';

const KNOWN = new Set(LOCALES);

type Path = FieldError['path'];
type Given = Localizations | null | undefined;

/** Refused at the key (seen in kordlib/kord#594). */
export function knownLocales(body: CommandBody): FieldError[] {
  return [
    ...ofBoth(body, []),
    ...eachOption(body, (option, path) => [
      ...ofBoth(option, path),
      ...choicesOf(option).flatMap(({ name_localizations: names }, index) =>
        strangers(names, [...path, 'choices', index, 'name_localizations']),
      ),
    ]),
  ];
}

function ofBoth(
  one: { name_localizations?: Given; description_localizations?: Given },
  path: Path,
): FieldError[] {
  return [
    ...strangers(one.name_localizations, [...path, 'name_localizations']),
    ...strangers(one.description_localizations, [...path, 'description_localizations']),
  ];
}

function strangers(given: Given, path: Path): FieldError[] {
  return Object.keys(given ?? {})
    .filter((locale) => !KNOWN.has(locale))
    .map((locale) => notAChoice([...path, locale], LOCALES));
}

/**
 * Names in other languages are names too. A command's own are refused all together, an option's one by
 * one (discord-api-docs#7712).
 */
export function localizedNames(body: CommandBody): FieldError[] {
  if (!isSlashCommand(body)) return [];
  const own = Object.values(body.name_localizations ?? {}).flatMap((name) =>
    name === null ? [] : nameErrors(name, ['name_localizations']).slice(-1),
  );
  return [
    ...own.slice(0, 1),
    ...eachOption(body, ({ name_localizations: names }, path) =>
      Object.entries(names ?? {}).flatMap(([locale, name]) =>
        name === null ? [] : nameErrors(name, [...path, 'name_localizations', locale]),
      ),
    ),
  ];
}
