/** Owns the step from a filled-in line to what is sent, and the client's words for what is wrong. */
import type { FilledOption } from '../../page-protocol.ts';
import { INTEGER_OPTION, NUMBER_OPTION } from '../discord-numbers.ts';
import { isListOnly, optionOf, type CommandDraft, type Filled } from './draft.ts';
import type { CommandOption } from './runnable.ts';

type Value = string | number | boolean;
type Checked = { value: Value } | { error: string };

const REQUIRED = 'This option is required. Specify a value.';

function rangeError(option: CommandOption, value: number): string | undefined {
  const min = 'min_value' in option ? option.min_value : undefined;
  const max = 'max_value' in option ? option.max_value : undefined;
  if (min !== undefined && value < min) return `Specify a value greater than or equal to ${min}.`;
  if (max !== undefined && value > max) return `Specify a value less than or equal to ${max}.`;
  return undefined;
}

function lengthError(option: CommandOption, value: string): string | undefined {
  // Discord counts code points.
  const { length } = Array.from(value);
  const min = 'min_length' in option ? option.min_length : undefined;
  const max = 'max_length' in option ? option.max_length : undefined;
  if (min !== undefined && length < min) return `Must be ${min} or more in length.`;
  if (max !== undefined && length > max) return `Must be ${max} or fewer in length.`;
  return undefined;
}

function parseNumber(option: CommandOption, text: string): Checked {
  const isInteger = option.type === INTEGER_OPTION;
  const value = Number(text);
  const fits = isInteger ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!fits) return { error: isInteger ? 'Input a valid integer.' : 'Input a valid number.' };
  const error = rangeError(option, value);
  return error === undefined ? { value } : { error };
}

function checkTyped(option: CommandOption, text: string): Checked {
  if (option.type === INTEGER_OPTION || option.type === NUMBER_OPTION) {
    return parseNumber(option, text);
  }
  const error = lengthError(option, text);
  return error === undefined ? { value: text } : { error };
}

/** A list that only takes its own entries also takes one of them typed out in full. */
function checkListed(text: string, listed: readonly { label: string; value: Value }[]): Checked {
  const bare = text.trim().replace(/^[@#]/, '').toLowerCase();
  const found = listed.find(({ label }) => label.replace(/^[@#]/, '').toLowerCase() === bare);
  return found ? { value: found.value } : { error: 'Specify a valid option.' };
}

const hasChoices = (option: CommandOption): boolean =>
  'choices' in option && (option.choices?.length ?? 0) > 0;

export type Listed = (option: CommandOption) => readonly { label: string; value: Value }[];

function checkOption(option: CommandOption, filled: Filled, listed: Listed): Checked {
  if (filled.picked) return filled.picked;
  const text = filled.text.trim();
  if (text === '') return { error: REQUIRED };
  return isListOnly(option) || hasChoices(option)
    ? checkListed(text, listed(option))
    : checkTyped(option, text);
}

/**
 * The options to send, or an error by option name in the client's words. An optional option that
 * was left empty is not sent. `listed` gives the users, channels or roles an option can take.
 */
export function readDraft(
  draft: CommandDraft,
  listed: Listed,
): { options: FilledOption[] } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const options: FilledOption[] = [];
  for (const filled of draft.filled) {
    const option = optionOf(draft, filled.name);
    if (!option || (option.required !== true && filled.text.trim() === '')) continue;
    const checked = checkOption(option, filled, listed);
    if ('error' in checked) errors[filled.name] = checked.error;
    else options.push({ name: filled.name, type: option.type, value: checked.value });
  }
  if (Object.keys(errors).length > 0) return { errors };
  return { options: draft.runnable.nest(options) };
}

/** What the bot is asked for completions with: the other values as they are, the typed one focused. */
export function readForAutocomplete(draft: CommandDraft, listed: Listed): FilledOption[] {
  const options = draft.filled.flatMap((filled): FilledOption[] => {
    const option = optionOf(draft, filled.name);
    if (!option) return [];
    if (filled.name === draft.focus) {
      return [{ name: filled.name, type: option.type, value: filled.text, focused: true }];
    }
    const checked = checkOption(option, filled, listed);
    return 'error' in checked
      ? []
      : [{ name: filled.name, type: option.type, value: checked.value }];
  });
  return draft.runnable.nest(options);
}
