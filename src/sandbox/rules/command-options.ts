/** Owns the rules on what an option takes: its choices and its bounds. */
import { codePoints } from '../../lib/text.ts';
import type { FieldError } from '../wire/discord-error.ts';
import { tooLarge, tooLong } from '../wire/field-errors.ts';
import { choicesOf, eachOption, type CommandBody } from './command-body.ts';

/** 100 by the docs (application-commands.mdx, choice structure), where the schema says 6000. */
export function choiceValues(body: CommandBody): FieldError[] {
  return eachOption(body, (option, path) =>
    choicesOf(option).flatMap(({ value }, index) =>
      typeof value === 'string' && codePoints(value) > 100
        ? [tooLong([...path, 'choices', index, 'value'], 100)]
        : [],
    ),
  );
}

export function uniqueChoiceNames(body: CommandBody): FieldError[] {
  return eachOption(body, (option, path) => {
    const seen = new Set<string>();
    return choicesOf(option).flatMap(({ name }, index) => {
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      const message = 'Option choice name is already used';
      const code = 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS';
      return [{ path: [...path, 'choices', index, 'name'], code, message }];
    });
  });
}

export function choicesOrAutocomplete(body: CommandBody): FieldError[] {
  return eachOption(body, (option, path) => {
    if (option.autocomplete !== true || choicesOf(option).length === 0) return [];
    const message = 'Autocomplete and choices cannot both be set';
    const code = 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_EXCLUSIVE';
    return [{ path: [...path, 'autocomplete'], code, message }];
  });
}

/** The least value or length is not above the greatest. */
export function boundsInOrder(body: CommandBody): FieldError[] {
  return eachOption(body, (option, path) =>
    (['value', 'length'] as const).flatMap((kind) => {
      const most = option[`max_${kind}`] ?? Infinity;
      const least = option[`min_${kind}`] ?? -Infinity;
      return least > most ? [tooLarge([...path, `min_${kind}`], most)] : [];
    }),
  );
}
