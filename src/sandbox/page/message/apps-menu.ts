/** Owns the "Apps" menu of a message: the bot's commands for it, and for who wrote it. */
import type { APIApplicationCommand, APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { EPHEMERAL, MESSAGE_COMMAND, USER_COMMAND } from '../discord-numbers.ts';
import { hasFlag } from '../state/frames.ts';
import { localeOf, nameIn } from '../localized.ts';
import type { Model } from '../state/model.ts';

/** Run from a menu, never typed. */
export const isForTarget = ({ type }: APIApplicationCommand): boolean =>
  type === MESSAGE_COMMAND || type === USER_COMMAND;

/** Changes when what the menus offer does: the list itself comes anew with every channel. */
export function appsKey(model: Model): string {
  return model.commands
    .filter((command) => isForTarget(command))
    .map(({ id, name }) => `${id} ${name}`)
    .concat(localeOf(model))
    .join('\n');
}

/** As menus do, it closes when one goes elsewhere. */
function onFocusOut(event: FocusEvent): void {
  const menu = event.currentTarget;
  const goesTo = event.relatedTarget;
  if (!(menu instanceof HTMLDetailsElement)) return;
  if (!(goesTo instanceof Node && menu.contains(goesTo))) menu.open = false;
}

function onKey(event: KeyboardEvent): void {
  const menu = event.currentTarget;
  if (event.key !== 'Escape' || !(menu instanceof HTMLDetailsElement) || !menu.open) return;
  event.preventDefault();
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

function entryView(command: APIApplicationCommand, message: APIMessage, view: View) {
  const name = nameIn(command, localeOf(view.model));
  const isForAuthor = command.type === USER_COMMAND;
  const run = (event: Event): void => {
    const button = event.currentTarget;
    if (button instanceof HTMLElement) button.closest('details')?.removeAttribute('open');
    const targetId = isForAuthor ? message.author.id : message.id;
    view.actions.runOn({ commandId: command.id, name, targetId });
  };
  return html`<li>
    <button @click=${run}>
      ${name}${isForAuthor ? html` <small>@${message.author.username}</small>` : nothing}
    </button>
  </li>`;
}

export function appsMenu(message: APIMessage, view: View): TemplateResult | typeof nothing {
  const commands = view.model.commands.filter((command) => isForTarget(command));
  if (commands.length === 0 || hasFlag(message, EPHEMERAL)) return nothing;
  return html`<details class="apps" @focusout=${onFocusOut} @keydown=${onKey}>
    <summary>Apps</summary>
    <ul>
      ${commands.map((command) => entryView(command, message, view))}
    </ul>
  </details>`;
}
