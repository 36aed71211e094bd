/** Owns the list of a channel's messages: its last ones, older ones on demand. */
import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { View } from '../actions.ts';
import { formatDay } from '../markdown/timestamp.ts';
import type { Pending } from '../state/model.ts';
import { rowsOf, type Row } from '../state/rows.ts';
import { avatarView } from './avatar.ts';
import { messageView } from './message-view.ts';

/** A message is drawn again only when something that it shows has changed. */
function drawnFrom(
  { message, compact }: Extract<Row, { kind: 'message' }>,
  { model }: View,
): unknown[] {
  const { data, userId, place, openSelect, pending } = model;
  const own = pending.filter((one) => one.kind === 'component' && one.messageId === message.id);
  return [
    message,
    compact,
    userId,
    place.guildId,
    data?.guilds,
    data?.users,
    openSelect?.messageId === message.id ? openSelect : undefined,
    own.length > 0 ? pending : undefined,
  ];
}

function rowView(row: Row, view: View): TemplateResult {
  if (row.kind === 'day') {
    return html`<li class="divider">
      <span>${formatDay(row.timestamp, view.lookup.timeOptions())}</span>
    </li>`;
  }
  if (row.kind === 'new') {
    return html`<li class="divider new" aria-label="New messages"><span>NEW</span></li>`;
  }
  return html`<li>
    ${guard(drawnFrom(row, view), () => messageView(row.message, row.compact, view))}
  </li>`;
}

function pendingView(
  pending: Pending,
  { model, lookup, actions }: View,
): TemplateResult | typeof nothing {
  if (pending.kind === 'component') return nothing;
  const user = lookup.user(model.userId ?? '');
  const bot = lookup.user(model.data?.bot_user_id ?? '');
  if (!user || !bot) return nothing;
  const failure = html`<div class="failed-note" role="alert">
    <span title=${pending.failure ?? ''}>The application did not respond</span> •
    <button class="link" @click=${() => actions.dismissPending(pending.id)}>Dismiss message</button>
  </div>`;
  return html`<li>
    <article class="message ephemeral" aria-label="Command being sent">
      <div class="used">
        <span class="used-user"
          >${avatarView(user.id, lookup.displayName(user))}${lookup.displayName(user)}</span
        >
        used <span class="used-command">/${pending.commandName}</span>
      </div>
      ${avatarView(bot.id, lookup.displayName(bot))}
      <h3 class="message-head">
        <span class="author">${lookup.displayName(bot)}</span><span class="app-tag">APP</span>
      </h3>
      <div class="message-body">
        ${
          pending.failure === undefined
            ? html`<div class="thinking" role="status">Sending command…</div>`
            : failure
        }
      </div>
    </article>
  </li>`;
}

export function shownMessages({ model }: View): readonly APIMessage[] {
  const all = model.data?.messages[model.place.channelId ?? ''] ?? [];
  return all.filter(({ id }) => !model.dismissed.has(id));
}

export function listView(name: string, welcome: TemplateResult, view: View): TemplateResult {
  const { model, actions } = view;
  const all = shownMessages(view);
  const rows = rowsOf(all.slice(-model.windowSize), model.newAfter);
  const isCut = all.length > model.windowSize;
  return html`<div
    class="scroller"
    id="scroller"
    tabindex="0"
    role="log"
    aria-label="Messages in ${name}"
  >
    <div class="scroller-inner">
      ${
        isCut
          ? html`<button class="load-older" @click=${() => actions.loadOlder()}>
              Load older messages (${all.length - model.windowSize} more)
            </button>`
          : welcome
      }
      <ol class="messages">
        ${repeat(
          rows,
          ({ key }) => key,
          (row) => rowView(row, view),
        )}
        ${model.pending
          .filter(({ channelId }) => channelId === model.place.channelId)
          .map((pending) => pendingView(pending, view))}
      </ol>
    </div>
  </div>`;
}
