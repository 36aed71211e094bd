/** Owns the command box's behaviour: keys and typing in, drafts and interactions out. */
import type { PageInteraction, PageInteractionAnswer } from '../../page-protocol.ts';
import { localeOf } from '../localized.ts';
import type { Store } from '../state/store.ts';
import { createCompletions } from './completions.ts';
import {
  addOption,
  commandSuggestions,
  EMPTY_DRAFT,
  erase,
  focusField,
  isAutocompleted,
  moveHighlight,
  nextField,
  optionOf,
  optionSuggestions,
  pickValue,
  startCommand,
  stepField,
  typeOption,
  typeText,
  typeTrailing,
  type CommandDraft,
  type Draft,
  type Suggestion,
  type TextDraft,
} from './draft.ts';
import { filterListed, listedOf } from './listed.ts';
import { runnablesOf } from './runnable.ts';
import { readDraft, readForAutocomplete, type Listed } from './values.ts';

type Dependencies = {
  store: Store;
  send: (interaction: PageInteraction, signal?: AbortSignal) => Promise<PageInteractionAnswer>;
  /** Sends a complete command; the answer is a refusal to show, or undefined. */
  run: (command: { commandId: string; name: string; options: Sent }) => Promise<string | undefined>;
  /** Sends what a person writes; the answer is a refusal to show, or undefined. */
  write: (content: string) => Promise<string | undefined>;
  /** Draws at once: the next key must find the field that this one opened. */
  draw: () => void;
};
type Sent = Extract<PageInteraction, { kind: 'command' }>['options'];

export type Composer = ReturnType<typeof createComposer>;

export function createComposer({ store, send, run, write, draw }: Dependencies) {
  let draft: Draft = EMPTY_DRAFT;
  let refusal: string | undefined;
  let pickWhenReady = false;
  let wantsFocus = false;
  const listed: Listed = (option) => listedOf(option, store.get());
  const runnables = () => runnablesOf(store.get().commands, localeOf(store.get()));
  const completions = createCompletions({ send, onChange: onCompletions });

  function valueSuggestions(command: CommandDraft, name: string): Suggestion[] {
    const option = optionOf(command, name);
    const filled = command.filled.find((one) => one.name === name);
    if (!option || !filled || filled.picked) return [];
    const list = isAutocompleted(option)
      ? completions.get().list
      : filterListed(listed(option), filled.text);
    return list.map(({ label, value }) => ({
      key: `${typeof value}:${String(value)}`,
      label,
      detail: '',
      pick: { kind: 'value', name, value },
    }));
  }

  function suggestions(): Suggestion[] {
    if (draft.closed) return [];
    if (draft.mode === 'text') return commandSuggestions(draft.text, runnables());
    return draft.focus === undefined
      ? optionSuggestions(draft)
      : valueSuggestions(draft, draft.focus);
  }

  /** The bot is asked anew whenever another option is in hand or its text has changed. */
  function askBot(before: Draft): void {
    const { userId, place } = store.get();
    if (draft.mode === 'text' || draft.focus === undefined) return completions.stop();
    const name = draft.focus;
    const option = optionOf(draft, name);
    const filled = draft.filled.find((one) => one.name === name);
    if (!option || !isAutocompleted(option) || filled?.picked) return completions.stop();
    if (userId === undefined || place.channelId === undefined) return undefined;
    const wasHere = before.mode === 'command' && before.focus === name;
    const isSame = wasHere && before.filled.find((one) => one.name === name)?.text === filled?.text;
    if (isSame) return undefined;
    return completions.ask(
      name,
      {
        userId,
        channelId: place.channelId,
        commandId: draft.runnable.commandId,
        options: readForAutocomplete(draft, listed),
      },
      wasHere,
    );
  }

  function change(next: Draft): void {
    const before = draft;
    draft = next;
    refusal = undefined;
    pickWhenReady = false;
    wantsFocus = true;
    askBot(before);
    draw();
  }

  function onCompletions(): void {
    const [first] = suggestions();
    if (pickWhenReady && first) return choose(first);
    pickWhenReady = false;
    return draw();
  }

  function choose({ pick, label }: Suggestion): void {
    if (pick.kind === 'command') change(startCommand(pick.runnable));
    else if (draft.mode === 'text') return;
    else if (pick.kind === 'option') change(addOption(draft, pick.name));
    else change(pickValue(draft, pick.name, { label, value: pick.value }));
  }

  function refuse(reason: string): void {
    refusal = reason;
    draw();
  }

  const isEmpty = (): boolean => draft.mode === 'text' && draft.text === '';

  async function say(sent: TextDraft): Promise<void> {
    if (sent.text.trim() === '') return;
    if (sent.text.startsWith('/')) return refuse('There is no such command.');
    change(EMPTY_DRAFT);
    const reason = await write(sent.text.trim());
    if (reason === undefined) return;
    if (isEmpty()) change(sent);
    refuse(reason);
  }

  async function submit(): Promise<void> {
    if (draft.mode === 'text') return say(draft);
    const sent = draft;
    const read = readDraft(sent, listed);
    if ('errors' in read) {
      change({ ...focusField(sent, Object.keys(read.errors)[0]), errors: read.errors });
      return;
    }
    const { commandId, path } = sent.runnable;
    change(EMPTY_DRAFT);
    const reason = await run({ commandId, name: path.join(' '), options: read.options });
    if (reason === undefined) return;
    if (isEmpty()) change(sent);
    refuse(reason);
  }

  function enter(): void {
    const chosen = suggestions()[draft.highlighted];
    const isLoading = completions.get().status === 'loading';
    if (chosen && !isLoading) choose(chosen);
    else if (isLoading && !draft.closed) pickWhenReady = true;
    else void submit();
  }

  function tab(): boolean {
    const list = suggestions();
    const chosen = list[Math.max(draft.highlighted, 0)];
    if (chosen) choose(chosen);
    else if (draft.mode === 'command' && draft.focus !== undefined) change(nextField(draft));
    else return false;
    return true;
  }

  function escape(): void {
    change(suggestions().length > 0 ? { ...draft, closed: true } : EMPTY_DRAFT);
  }

  return {
    draft: (): Draft => draft,
    suggestions,
    completions: completions.get,
    refusal: (): string | undefined => refusal,
    choose,
    /** The pointer is over an entry of the list. */
    highlight(at: number): void {
      draft = { ...draft, highlighted: at };
      draw();
    },
    typeText: (text: string) => change(typeText(text, runnables())),
    /** What was typed before the commands had come is read with them. */
    readAgain(): void {
      if (draft.mode !== 'text' || draft.closed) return;
      const next = typeText(draft.text, runnables());
      if (next.mode === 'command') change(next);
    },
    typeOption(name: string, text: string) {
      if (draft.mode === 'command') change(typeOption(draft, name, text));
    },
    typeTrailing(text: string) {
      if (draft.mode === 'command') change(typeTrailing(draft, text));
    },
    /** A field got the focus by pointer or Tab. */
    focus(name: string | undefined) {
      if (draft.mode === 'command' && draft.focus !== name) change(focusField(draft, name));
    },
    /** True when the key was used here. `isAtStart` and `isAtEnd` say where the caret stands. */
    key(key: string, caret: { isAtStart: boolean; isAtEnd: boolean; isEmpty: boolean }): boolean {
      const count = suggestions().length;
      if ((key === 'ArrowDown' || key === 'ArrowUp') && count > 0) {
        change(moveHighlight(draft, key === 'ArrowDown' ? 1 : -1, count));
      } else if (key === 'Enter') enter();
      else if (key === 'Tab') return tab();
      else if (key === 'Escape') escape();
      else if (draft.mode === 'text') return false;
      else if (key === 'Backspace' && caret.isEmpty) change(erase(draft));
      else if (key === 'ArrowLeft' && caret.isAtStart) change(stepField(draft, -1));
      else if (key === 'ArrowRight' && caret.isAtEnd) change(stepField(draft, 1));
      else return false;
      return true;
    },
    clear(): void {
      draft = EMPTY_DRAFT;
      refusal = undefined;
      completions.stop();
    },
    /** Answers once: should the drawn field be focused now? */
    takeFocus(): boolean {
      const wanted = wantsFocus;
      wantsFocus = false;
      return wanted;
    },
  };
}
