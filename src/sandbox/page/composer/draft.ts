/** Owns what stands in the command box, and how a key or a choice changes it. Pure. */
import { BOOLEAN_OPTION, MENTIONABLE_OPTION } from '../discord-numbers.ts';
import {
  matchRunnables,
  splitCommand,
  splitOptions,
  type CommandOption,
  type Runnable,
} from './runnable.ts';

export type Filled = {
  name: string;
  text: string;
  /** What was chosen from the list; typed text alone has none. */
  picked?: { value: string | number | boolean };
};

export type Draft =
  | { mode: 'text'; text: string; highlighted: number; closed: boolean }
  | {
      mode: 'command';
      runnable: Runnable;
      filled: Filled[];
      /** The option being typed; undefined is the end of the line, where options are added. */
      focus: string | undefined;
      trailing: string;
      highlighted: number;
      closed: boolean;
      errors: Readonly<Record<string, string>>;
    };

export type CommandDraft = Extract<Draft, { mode: 'command' }>;

export type TextDraft = Extract<Draft, { mode: 'text' }>;

export const EMPTY_DRAFT: TextDraft = { mode: 'text', text: '', highlighted: 0, closed: false };

export function optionOf({ runnable }: CommandDraft, name: string): CommandOption | undefined {
  return runnable.options.find((option) => option.name === name);
}

/** The options that are not on the line yet, required ones first (Discord orders them so). */
export function missingOptions({ runnable, filled }: CommandDraft): CommandOption[] {
  return runnable.options.filter(({ name }) => filled.every((one) => one.name !== name));
}

function withFilled(draft: CommandDraft, next: Filled): CommandDraft {
  const known = draft.filled.some(({ name }) => name === next.name);
  const filled = known
    ? draft.filled.map((one) => (one.name === next.name ? next : one))
    : [...draft.filled, next];
  const { [next.name]: _mended, ...errors } = draft.errors;
  return { ...draft, filled, errors, closed: false, highlighted: 0 };
}

/** After a value: the next required option that is still empty, else the end of the line. */
function onward(draft: CommandDraft): CommandDraft {
  const next = draft.filled.find(({ text, name }) => text === '' && name !== draft.focus);
  return { ...draft, focus: next?.name, highlighted: next ? 0 : -1, trailing: '', closed: false };
}

/** The line as it is when a command was chosen: its required options are there, the first waits. */
export function startCommand(runnable: Runnable, rest = ''): CommandDraft {
  const required = runnable.options.filter((option) => option.required === true);
  const typed = splitOptions(runnable.options, rest);
  const names = new Set([...required.map(({ name }) => name), ...typed.map(({ name }) => name)]);
  const filled = [...names].map((name) => ({
    name,
    text: typed.find((value) => value.name === name)?.text ?? '',
  }));
  const last = typed.at(-1)?.name ?? filled[0]?.name;
  return {
    mode: 'command',
    runnable,
    filled,
    focus: last,
    trailing: '',
    highlighted: last === undefined ? -1 : 0,
    closed: false,
    errors: {},
  };
}

/** Text typed before a command is chosen. `/news topic ` with its space chooses the command. */
export function typeText(text: string, runnables: readonly Runnable[]): Draft {
  const command = splitCommand(runnables, text);
  if (command) return startCommand(command.runnable, command.rest);
  return { mode: 'text', text, highlighted: 0, closed: false };
}

/** Text typed into an option; ` count:` at its end begins that option, as in the client. */
export function typeOption(draft: CommandDraft, name: string, text: string): CommandDraft {
  const begun = /(?:^|\s)([^\s:]+):$/u.exec(text);
  const other = begun && missingOptions(draft).find((option) => option.name === begun[1]);
  if (begun && other) {
    const kept = withFilled(draft, { name, text: text.slice(0, begun.index) });
    return addOption(kept, other.name);
  }
  return withFilled({ ...draft, focus: name }, { name, text });
}

/** Text typed at the end of the line filters the options that can be added. */
export function typeTrailing(draft: CommandDraft, trailing: string): CommandDraft {
  const named = missingOptions(draft).find(({ name }) => trailing.trim() === `${name}:`);
  if (named) return addOption(draft, named.name);
  return {
    ...draft,
    focus: undefined,
    trailing,
    highlighted: trailing === '' ? -1 : 0,
    closed: false,
  };
}

export function addOption(draft: CommandDraft, name: string): CommandDraft {
  return { ...withFilled(draft, { name, text: '' }), focus: name, trailing: '' };
}

export function pickValue(
  draft: CommandDraft,
  name: string,
  choice: { label: string; value: string | number | boolean },
): CommandDraft {
  const picked = { name, text: choice.label, picked: { value: choice.value } };
  return onward(withFilled({ ...draft, focus: name }, picked));
}

/** Tab without a list: to the next thing to fill in. */
export function nextField(draft: CommandDraft): CommandDraft {
  return onward(draft);
}

export function focusField(draft: CommandDraft, name: string | undefined): CommandDraft {
  return { ...draft, focus: name, highlighted: name === undefined ? -1 : 0, closed: false };
}

/** One field to the left (-1) or right (1); the end of the line is the last one. */
export function stepField(draft: CommandDraft, step: -1 | 1): CommandDraft {
  const fields = [...draft.filled.map(({ name }) => name), undefined];
  const at = Math.min(Math.max(fields.indexOf(draft.focus) + step, 0), fields.length - 1);
  return focusField(draft, fields[at]);
}

/**
 * Backspace in an empty field: an optional option leaves the line; with nothing filled in, the
 * command becomes text again.
 */
export function erase(draft: CommandDraft): Draft {
  const focused = draft.focus === undefined ? undefined : optionOf(draft, draft.focus);
  const typed = draft.filled.some(({ text }) => text !== '');
  if (!typed && (draft.focus === undefined || draft.filled[0]?.name === draft.focus)) {
    return { ...EMPTY_DRAFT, text: `/${draft.runnable.path.join(' ')}` };
  }
  if (focused && focused.required !== true) {
    const filled = draft.filled.filter(({ name }) => name !== focused.name);
    return focusField({ ...draft, filled }, filled.at(-1)?.name);
  }
  return stepField(draft, -1);
}

export type Suggestion = {
  key: string;
  label: string;
  detail: string;
  pick: { kind: 'command'; runnable: Runnable } | { kind: 'option'; name: string } | ValuePick;
};
type ValuePick = { kind: 'value'; name: string; value: string | number | boolean };

/** Up and down in the list, around its ends; -1 is "none" and only where nothing must be chosen. */
export function moveHighlight<D extends Draft>(draft: D, step: -1 | 1, count: number): D {
  if (count === 0) return draft;
  const at = draft.highlighted < 0 && step < 0 ? 0 : draft.highlighted;
  return { ...draft, closed: false, highlighted: (at + step + count) % count };
}

/** What can be chosen when no command is chosen yet: the commands that fit the text. */
export function commandSuggestions(text: string, runnables: readonly Runnable[]): Suggestion[] {
  if (!text.startsWith('/')) return [];
  return matchRunnables(runnables, text.slice(1)).map((runnable) => ({
    key: runnable.path.join(' '),
    label: `/${runnable.path.join(' ')}`,
    detail: runnable.description,
    pick: { kind: 'command', runnable },
  }));
}

export function optionSuggestions(draft: CommandDraft): Suggestion[] {
  return missingOptions(draft)
    .filter(({ name }) => name.startsWith(draft.trailing.trim()))
    .map(({ name, description }) => ({
      key: name,
      label: name,
      detail: description,
      pick: { kind: 'option', name },
    }));
}

/** True for options whose list comes from the bot while one types. */
export function isAutocompleted(option: CommandOption): boolean {
  return 'autocomplete' in option && option.autocomplete;
}

/** True for options that only take what is in their list. */
export function isListOnly({ type }: CommandOption): boolean {
  return type >= BOOLEAN_OPTION && type <= MENTIONABLE_OPTION;
}
