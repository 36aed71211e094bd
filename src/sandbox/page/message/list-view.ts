/** Owns the list of a channel's messages: a stretch of them, more on demand at both ends. */
import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { View } from '../actions.ts';
import { formatDay } from '../markdown/timestamp.ts';
import { withWhispers, type ChannelLog } from '../state/log.ts';
import { rowsOf, type Row } from '../state/rows.ts';
import { appsKey } from './apps-menu.ts';
import { messageView } from './message-view.ts';
import { pendingView } from './pending-view.ts';

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
    data,
    openSelect?.ownerId === message.id ? openSelect : undefined,
    own.length > 0 ? pending : undefined,
    appsKey(model),
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

export function shownMessages({ model }: View): readonly APIMessage[] {
  const { logs, whispers, place } = model;
  const log = logs[place.channelId ?? ''];
  const own = whispers.filter(({ channel_id: channelId }) => channelId === place.channelId);
  const all = log ? withWhispers(log, own) : [];
  return all.filter(({ id }) => !model.dismissed.has(id));
}

/** Shaped like the messages that are on their way, so that nothing jumps when they come. */
function placeholderView(): TemplateResult {
  return html`<div class="loading-messages" role="status" aria-label="Loading messages">
    ${[60, 42, 75].map(
      (width) => html`<div class="loading-message"><i></i><b class="w${width}"></b></div>`,
    )}
  </div>`;
}

function beginningView(log: ChannelLog | undefined, welcome: TemplateResult, view: View) {
  if (!log || (log.isLoading && log.messages.length === 0)) return placeholderView();
  if (!log.hasOlder) return welcome;
  return html`<button class="load-older" @click=${() => view.actions.readOlder()}>
    Load older messages
  </button>`;
}

function messagesView(view: View): TemplateResult {
  const { pending, place, newAfter } = view.model;
  return html`<ol class="messages">
    ${repeat(
      rowsOf(shownMessages(view), newAfter),
      ({ key }) => key,
      (row) => rowView(row, view),
    )}
    ${pending
      .filter(({ channelId }) => channelId === place.channelId)
      .map((one) => pendingView(one, view))}
  </ol>`;
}

/** Another channel's messages go as a whole: taking them out one by one costs as much as drawing. */
export function listView(name: string, welcome: TemplateResult, view: View): TemplateResult {
  const { model, actions } = view;
  const log = model.logs[model.place.channelId ?? ''];
  const present = html`<button class="jump-to-present" @click=${() => actions.jumpToPresent()}>
    You’re viewing older messages <strong>Jump to present</strong>
  </button>`;
  return html`<div
      class="scroller"
      id="scroller"
      tabindex="0"
      role="log"
      aria-label="Messages in ${name}"
    >
      <div class="scroller-inner">
        ${beginningView(log, welcome, view)} ${keyed(model.place.channelId, messagesView(view))}
      </div>
    </div>
    ${log?.hasNewer === true ? present : nothing}`;
}
