/** Owns select menus: a button that opens a list, by pointer or keyboard. */
import type { APIMessage, APISelectMenuComponent } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { STRING_SELECT } from '../discord-numbers.ts';
import { selectChoices, type SelectChoice } from './select-choices.ts';

type Menu = {
  component: APISelectMenuComponent;
  message: APIMessage;
  choices: readonly SelectChoice[];
  view: View;
};

function send({ component, message, view }: Menu, values: readonly string[]): void {
  view.actions.openSelect(undefined);
  view.actions.press({
    messageId: message.id,
    channelId: message.channel_id,
    customId: component.custom_id,
    componentType: component.type,
    values: [...values],
  });
}

function choose(menu: Menu, value: string): void {
  const { component, view } = menu;
  const open = view.model.openSelect;
  const most = component.max_values ?? 1;
  if (most === 1) return send(menu, [value]);
  if (!open) return undefined;
  const chosen = open.chosen.includes(value)
    ? open.chosen.filter((one) => one !== value)
    : [...open.chosen, value].slice(-most);
  return view.actions.openSelect({ ...open, chosen });
}

/** As in the client, a menu of several values is sent when it is closed. */
function close(menu: Menu): void {
  const { component, view } = menu;
  const chosen = view.model.openSelect?.chosen ?? [];
  const isEnough = chosen.length >= Math.max(component.min_values ?? 1, 1);
  if ((component.max_values ?? 1) > 1 && isEnough) send(menu, chosen);
  else view.actions.openSelect(undefined);
}

function open({ component, message, view, choices }: Menu): void {
  const chosen = choices.filter(({ isDefault }) => isDefault).map(({ value }) => value);
  view.actions.openSelect({
    messageId: message.id,
    customId: component.custom_id,
    highlighted: 0,
    chosen,
  });
}

function press(event: KeyboardEvent, menu: Menu, isOpen: boolean): void {
  const { view, choices } = menu;
  const select = view.model.openSelect;
  if (!isOpen || !select) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open(menu);
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const choice = choices[select.highlighted];
  if (step !== undefined) {
    const highlighted = (select.highlighted + step + choices.length) % choices.length;
    view.actions.openSelect({ ...select, highlighted });
  } else if ((event.key === 'Enter' || event.key === ' ') && choice) choose(menu, choice.value);
  else if (event.key === 'Escape' || event.key === 'Tab') close(menu);
  else return;
  if (event.key !== 'Tab') event.preventDefault();
  event.stopPropagation();
}

function choiceView(choice: SelectChoice, at: number, menu: Menu, listId: string): TemplateResult {
  const select = menu.view.model.openSelect;
  const isChosen = select?.chosen.includes(choice.value) === true;
  return html`<li
    id="${listId}-${at}"
    role="option"
    class=${select?.highlighted === at ? 'highlighted' : ''}
    aria-selected=${isChosen ? 'true' : 'false'}
    @mousedown=${(event: Event) => event.preventDefault()}
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

function faceOf({ component, choices }: Menu): string {
  const chosen = choices.filter(({ isDefault }) => isDefault).map(({ label }) => label);
  return chosen.join(', ') || (component.placeholder ?? 'Make a selection');
}

export function selectView(
  component: APISelectMenuComponent,
  message: APIMessage,
  view: View,
): TemplateResult {
  const menu: Menu = { component, message, view, choices: selectChoices(component, view.model) };
  const select = view.model.openSelect;
  const isOpen = select?.messageId === message.id && select.customId === component.custom_id;
  const listId = `select-${message.id}-${component.custom_id.replaceAll(/\W/g, '-')}`;
  const list = html`<ul id=${listId} role="listbox" aria-label=${faceOf(menu)}>
    ${menu.choices.map((choice, at) => choiceView(choice, at, menu, listId))}
  </ul>`;
  return html`<div class="select">
    <button
      type="button"
      class="select-face"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls=${listId}
      aria-label=${faceOf(menu)}
      aria-activedescendant=${isOpen ? `${listId}-${select.highlighted}` : nothing}
      ?disabled=${component.disabled === true}
      @click=${() => (isOpen ? close(menu) : open(menu))}
      @keydown=${(event: KeyboardEvent) => press(event, menu, isOpen)}
      @blur=${() => isOpen && close(menu)}
    >
      <span class=${component.type === STRING_SELECT ? '' : 'quiet'}>${faceOf(menu)}</span>
      <span class="chevron" aria-hidden="true"></span>
    </button>
    ${isOpen ? list : nothing}
  </div>`;
}
