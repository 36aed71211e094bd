/** Owns select menus: a field that opens a list, searched by typing, by pointer or keyboard. */
import type { APIMessage, APISelectMenuComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { View } from '../actions.ts';
import { matching, selectChoices, type SelectChoice } from './select-choices.ts';

export type Menu = {
  /** The message or the form that it stands in. */
  ownerId: string;
  component: APISelectMenuComponent;
  label: string;
  choices: readonly SelectChoice[];
  /** What is chosen before it is opened. */
  chosen: readonly string[];
  /** With what is chosen when it closes, where that may be sent. */
  onChoose: (values: readonly string[]) => void;
  view: View;
  isInvalid?: boolean;
};

const openOf = ({ ownerId, component, view }: Menu) => {
  const open = view.model.openSelect;
  return open?.ownerId === ownerId && open.customId === component.custom_id ? open : undefined;
};

const shownIn = (menu: Menu): SelectChoice[] => matching(menu.choices, openOf(menu)?.query ?? '');

function choose(menu: Menu, value: string): void {
  const { component, view, onChoose } = menu;
  const open = openOf(menu);
  const most = component.max_values ?? 1;
  if (most === 1) {
    view.actions.openSelect(undefined);
    return onChoose([value]);
  }
  if (!open) return undefined;
  const chosen = open.chosen.includes(value)
    ? open.chosen.filter((one) => one !== value)
    : [...open.chosen, value].slice(-most);
  return view.actions.openSelect({ ...open, chosen, query: '' });
}

/** As in the client, a menu of several values is sent when it is closed. */
function close(menu: Menu): void {
  const { component, view, chosen: before, onChoose } = menu;
  const chosen = openOf(menu)?.chosen ?? [];
  view.actions.openSelect(undefined);
  const isSame = chosen.length === before.length && chosen.every((one) => before.includes(one));
  const isEnough = chosen.length >= (component.min_values ?? 1);
  if ((component.max_values ?? 1) > 1 && isEnough && !isSame) onChoose(chosen);
}

function open({ ownerId, component, view, chosen }: Menu, query = ''): void {
  const customId = component.custom_id;
  view.actions.openSelect({ ownerId, customId, highlighted: 0, chosen, query });
}

function press(event: KeyboardEvent, menu: Menu): void {
  const select = openOf(menu);
  const { actions } = menu.view;
  const isOpener = event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Enter';
  if (!select) {
    const isTyped = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isOpener && !isTyped) return;
    event.preventDefault();
    open(menu, isTyped ? event.key.trim() : '');
    return;
  }
  const shown = shownIn(menu);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const choice = shown[select.highlighted];
  if (step !== undefined && shown.length > 0) {
    const highlighted = (select.highlighted + step + shown.length) % shown.length;
    actions.openSelect({ ...select, highlighted });
  } else if (event.key === 'Enter' && choice) choose(menu, choice.value);
  else if (event.key === 'Escape' || event.key === 'Tab') close(menu);
  else return;
  if (event.key !== 'Tab') event.preventDefault();
  event.stopPropagation();
}

function choiceView(choice: SelectChoice, at: number, menu: Menu, listId: string): TemplateResult {
  const select = openOf(menu);
  const isChosen = select?.chosen.includes(choice.value) === true;
  return html`<li
    id="${listId}-${at}"
    role="option"
    class=${select?.highlighted === at ? 'highlighted' : ''}
    aria-selected=${isChosen ? 'true' : 'false'}
    @mousedown=${(event: Event) => event.preventDefault()}
    @mousemove=${() => {
      if (select && select.highlighted !== at)
        menu.view.actions.openSelect({ ...select, highlighted: at });
    }}
    @click=${() => choose(menu, choice.value)}
  >
    ${choice.emoji ? html`<span class="emoji">${choice.emoji}</span>` : nothing}
    <span class="choice-text"
      ><span>${choice.label}</span>${
        choice.description
          ? html`<span class="choice-detail">${choice.description}</span>`
          : nothing
      }</span
    >
    ${isChosen ? html`<span class="choice-mark" aria-hidden="true">✓</span>` : nothing}
  </li>`;
}

function listView(menu: Menu, listId: string): TemplateResult {
  const shown = shownIn(menu);
  const none = html`<div class="select-none" role="status">No results match your search</div>`;
  return html`<ul
      id=${listId}
      role="listbox"
      aria-label=${menu.label}
      aria-multiselectable=${(menu.component.max_values ?? 1) > 1 ? 'true' : nothing}
    >
      ${shown.map((choice, at) => choiceView(choice, at, menu, listId))}
    </ul>
    ${shown.length === 0 ? none : nothing}`;
}

function faceOf({ choices }: Menu, chosen: readonly string[]): string {
  const labels = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  return labels.join(', ');
}

export function menuView(menu: Menu): TemplateResult {
  const { component, ownerId, view, label } = menu;
  const select = openOf(menu);
  const listId = `select-${ownerId}-${component.custom_id.replaceAll(/\W/g, '-')}`;
  const face = faceOf(menu, select?.chosen ?? menu.chosen);
  const onInput = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const query = event.currentTarget.value;
    if (select) view.actions.openSelect({ ...select, query, highlighted: 0 });
    else open(menu, query);
  };
  return html`<div class="select">
    <input
      type="text"
      id="${listId}-face"
      class="select-face"
      role="combobox"
      autocomplete="off"
      aria-haspopup="listbox"
      aria-autocomplete="list"
      aria-expanded=${select ? 'true' : 'false'}
      aria-controls=${listId}
      aria-label=${label}
      aria-invalid=${menu.isInvalid === true ? 'true' : nothing}
      aria-activedescendant=${select ? `${listId}-${select.highlighted}` : nothing}
      ?readonly=${!select}
      ?disabled=${component.disabled === true}
      placeholder=${face || (component.placeholder ?? 'Make a selection')}
      .value=${live(select ? select.query : face)}
      @input=${onInput}
      @mousedown=${() => (select ? close(menu) : open(menu))}
      @keydown=${(event: KeyboardEvent) => press(event, menu)}
      @blur=${() => select && close(menu)}
    />
    <span class="chevron" aria-hidden="true"></span>
    ${select ? listView(menu, listId) : nothing}
  </div>`;
}

/** What the bot preselected: marked options, or people, roles and channels by id. */
export function preselected(
  component: APISelectMenuComponent,
  choices: readonly SelectChoice[],
): string[] {
  if ('default_values' in component) return (component.default_values ?? []).map(({ id }) => id);
  return choices.filter(({ isDefault }) => isDefault).map(({ value }) => value);
}

export function messageSelectView(
  component: APISelectMenuComponent,
  message: APIMessage,
  view: View,
): TemplateResult {
  const choices = selectChoices(component, view.model);
  const chosen = preselected(component, choices);
  return menuView({
    ownerId: message.id,
    component,
    choices,
    chosen,
    label: component.placeholder ?? 'Make a selection',
    view,
    onChoose: (values) =>
      view.actions.press({
        messageId: message.id,
        channelId: message.channel_id,
        customId: component.custom_id,
        componentType: component.type,
        values: [...values],
      }),
  });
}
