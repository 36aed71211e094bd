/** Owns the drawing of the command box and its list. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { View } from '../actions.ts';
import { avatarView } from '../message/avatar.ts';
import type { Composer } from './composer.ts';
import {
  missingOptions,
  optionOf,
  type CommandDraft,
  type Filled,
  type Suggestion,
} from './draft.ts';

const LIST_ID = 'composer-list';

type Field = {
  id: string;
  value: string;
  label: string;
  placeholder?: string;
  isInvalid?: boolean;
  onInput: (text: string) => void;
  onFocus?: () => void;
};

/** The id of the field that the draft says is in hand. */
export function fieldInHand(composer: Composer): string {
  const draft = composer.draft();
  if (draft.mode === 'text') return 'composer-text';
  return draft.focus === undefined ? 'composer-end' : `composer-option-${draft.focus}`;
}

function onKey(event: KeyboardEvent, composer: Composer): void {
  const field = event.currentTarget;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (!(field instanceof HTMLInputElement) || !isPlain || event.isComposing) return;
  const { selectionStart, selectionEnd, value } = field;
  const used = composer.key(event.key, {
    isAtStart: selectionStart === 0 && selectionEnd === 0,
    isAtEnd: selectionStart === value.length,
    isEmpty: value === '',
  });
  if (used) event.preventDefault();
}

function fieldView(field: Field, composer: Composer, count: number): TemplateResult {
  const isInHand = fieldInHand(composer) === field.id;
  const { highlighted } = composer.draft();
  const isOpen = isInHand && count > 0;
  const onInput = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement) field.onInput(event.currentTarget.value);
  };
  return html`<input
    id=${field.id}
    type="text"
    autocomplete="off"
    spellcheck="false"
    role="combobox"
    aria-autocomplete="list"
    aria-label=${field.label}
    aria-controls=${LIST_ID}
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-activedescendant=${isOpen && highlighted >= 0 ? `${LIST_ID}-${highlighted}` : nothing}
    aria-invalid=${field.isInvalid === true ? 'true' : nothing}
    aria-describedby="composer-notice"
    placeholder=${field.placeholder ?? nothing}
    size=${Math.max(field.value.length, field.placeholder?.length ?? 0, 2)}
    .value=${live(field.value)}
    @input=${onInput}
    @keydown=${(event: KeyboardEvent) => onKey(event, composer)}
    @focus=${() => field.onFocus?.()}
  />`;
}

function optionView(
  filled: Filled,
  draft: CommandDraft,
  composer: Composer,
  count: number,
): TemplateResult {
  const isInvalid = draft.errors[filled.name] !== undefined;
  const isRequired = optionOf(draft, filled.name)?.required === true;
  const field: Field = {
    id: `composer-option-${filled.name}`,
    value: filled.text,
    label: `${filled.name}${isRequired ? ', required' : ''}`,
    isInvalid,
    onInput: (text) => composer.typeOption(filled.name, text),
    onFocus: () => composer.focus(filled.name),
  };
  return html`<span
    class="pill ${isInvalid ? 'invalid' : ''} ${draft.focus === filled.name ? 'in-hand' : ''}"
  >
    <label for=${field.id}>${filled.name}</label>${fieldView(field, composer, count)}
  </span>`;
}

function lineView(composer: Composer, placeholder: string, count: number): TemplateResult {
  const draft = composer.draft();
  if (draft.mode === 'text') {
    return fieldView(
      {
        id: 'composer-text',
        value: draft.text,
        label: placeholder,
        placeholder,
        onInput: composer.typeText,
      },
      composer,
      count,
    );
  }
  const more = missingOptions(draft).length;
  const end: Field = {
    id: 'composer-end',
    value: draft.trailing,
    label: more > 0 ? `Add an option, ${more} more` : 'End of the command: Enter sends it',
    placeholder: more > 0 ? `+${more} more` : '',
    onInput: (text) => composer.typeTrailing(text),
    onFocus: () => composer.focus(undefined),
  };
  return html`<span class="command-name">/${draft.runnable.path.join(' ')}</span>
    ${draft.filled.map((filled) => optionView(filled, draft, composer, count))}
    ${fieldView(end, composer, count)}`;
}

function suggestionView(
  one: Suggestion,
  at: number,
  composer: Composer,
  view: View,
): TemplateResult {
  const isHighlighted = composer.draft().highlighted === at;
  const bot = view.lookup.user(view.model.data?.bot_user_id ?? '');
  const name = bot ? view.lookup.displayName(bot) : '';
  const isCommand = one.pick.kind === 'command';
  return html`<li
    id="${LIST_ID}-${at}"
    role="option"
    class=${isHighlighted ? 'highlighted' : ''}
    aria-selected=${isHighlighted ? 'true' : 'false'}
    @mousedown=${(event: Event) => event.preventDefault()}
    @mousemove=${() => isHighlighted || composer.highlight(at)}
    @click=${() => composer.choose(one)}
  >
    ${isCommand && bot ? avatarView(bot.id, name) : nothing}
    <span class="choice-text"
      ><span class=${isCommand ? 'choice-command' : ''}>${one.label}</span>${
        one.detail ? html`<span class="choice-detail">${one.detail}</span>` : nothing
      }</span
    >
    ${isCommand ? html`<span class="choice-app">${name}</span>` : nothing}
  </li>`;
}

function listHead(composer: Composer, count: number): string | undefined {
  const draft = composer.draft();
  if (draft.closed) return undefined;
  if (draft.mode === 'text') {
    if (!draft.text.startsWith('/')) return undefined;
    return count > 0 ? 'Commands' : 'No command fits.';
  }
  if (draft.focus === undefined) return count > 0 ? 'Options' : undefined;
  return `${draft.focus}: ${optionOf(draft, draft.focus)?.description ?? ''}`;
}

function listState(composer: Composer, count: number): string | undefined {
  const { status } = composer.completions();
  if (status === 'loading' && count === 0) return 'Loading options…';
  if (status === 'failed') return 'Loading options failed.';
  if (status === 'ready' && count === 0) return 'No options match your search.';
  return undefined;
}

function listView(composer: Composer, list: readonly Suggestion[], view: View): TemplateResult {
  const head = listHead(composer, list.length);
  const state = listState(composer, list.length);
  return html`<div class="suggestions" ?hidden=${head === undefined && state === undefined}>
    <div class="suggestions-head">${head ?? nothing}</div>
    <ul id=${LIST_ID} role="listbox" aria-label=${head ?? 'Suggestions'}>
      ${list.map((one, at) => suggestionView(one, at, composer, view))}
    </ul>
    ${state === undefined ? nothing : html`<div class="suggestions-state" role="status">${state}</div>`}
  </div>`;
}

function noticeOf(composer: Composer): string | undefined {
  const draft = composer.draft();
  if (draft.mode === 'text') return composer.refusal();
  const wrong = Object.keys(draft.errors);
  const shown = wrong.find((name) => name === draft.focus) ?? wrong[0];
  const error = shown === undefined ? undefined : draft.errors[shown];
  return error === undefined ? composer.refusal() : `${shown}: ${error}`;
}

/** In the client's place for it: nobody can write there. */
export function closedComposerView(reason: string): TemplateResult {
  return html`<div class="composer">
    <div class="composer-line closed" role="note">${reason}</div>
  </div>`;
}

/** `name` is the channel's, with its `#` or `@`. */
export function composerView(composer: Composer, name: string, view: View): TemplateResult {
  const list = composer.suggestions();
  const notice = noticeOf(composer);
  return html`<form class="composer" @submit=${(event: Event) => event.preventDefault()}>
    ${listView(composer, list, view)}
    <div id="composer-notice" class="composer-notice" role="alert">${notice ?? nothing}</div>
    <div class="composer-line ${composer.draft().mode}">
      ${lineView(composer, `Message ${name}: type / for commands`, list.length)}
    </div>
  </form>`;
}
