/** Owns the drawing of one message: head, content, embeds, components, notes. */
import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { mentionsPerson } from '../../mentions-person.ts';
import {
  CROSSPOSTED,
  EPHEMERAL,
  LOADING,
  SUPPRESS_EMBEDS,
  THREAD_STARTER,
} from '../discord-numbers.ts';
import { formatMessageTime } from '../markdown/timestamp.ts';
import { hasFlag } from '../state/frames.ts';
import { rolesOf } from '../state/model.ts';
import { appsMenu } from './apps-menu.ts';
import { attachmentsView } from './attachments-view.ts';
import { avatarView } from './avatar.ts';
import { componentsView } from './components-view.ts';
import { embedsView } from './embed-view.ts';
import { isJumbo, markdownView } from './markdown-view.ts';
import { aboveView } from './reply-view.ts';
import { systemView } from './system-view.ts';
import { threadChip } from './thread-chip.ts';
import { timeView } from './time-view.ts';

type Part = TemplateResult | typeof nothing;

function contentView(message: APIMessage, view: View): Part {
  if (message.type === THREAD_STARTER)
    return html`<em>Sorry, we couldn’t load the first message in this thread.</em>`;
  const edited = message.edited_timestamp
    ? html`<span
        class="edited"
        title=${formatMessageTime(message.edited_timestamp, view.lookup.timeOptions())}
        >(edited)</span
      >`
    : nothing;
  if (message.content === '' && edited === nothing) return nothing;
  return html`<div class="content ${isJumbo(message.content) ? 'jumbo' : ''}">
    ${markdownView(message.content, view)}${edited}
  </div>`;
}

function thinkingView(name: string): TemplateResult {
  return html`<div class="thinking" role="status">
    <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${name} is thinking…
  </div>`;
}

function ephemeralNote(message: APIMessage, { actions }: View): Part {
  if (!hasFlag(message, EPHEMERAL)) return nothing;
  return html`<div class="ephemeral-note">
    <span class="eye" aria-hidden="true"></span>Only you can see this •
    <button class="link" @click=${() => actions.dismissMessage(message.id)}>Dismiss message</button>
  </div>`;
}

function failuresView(message: APIMessage, { model, actions }: View): Part[] {
  return model.pending.map((pending) =>
    pending.kind === 'component' &&
    pending.messageId === message.id &&
    pending.failure !== undefined
      ? html`<div class="failed-note" role="alert">
          <span title=${pending.failure}>This interaction failed</span> •
          <button class="link" @click=${() => actions.dismissPending(pending.id)}>Dismiss</button>
        </div>`
      : nothing,
  );
}

export function appTag(isBot: boolean | undefined): Part {
  return isBot === true ? html`<span class="app-tag">APP</span>` : nothing;
}

function bodyView(message: APIMessage, name: string, view: View): Part[] {
  if (hasFlag(message, LOADING)) return [thinkingView(name), ephemeralNote(message, view)];
  const embeds = hasFlag(message, SUPPRESS_EMBEDS) ? [] : message.embeds;
  return [
    contentView(message, view),
    ...attachmentsView(message.attachments),
    ...embedsView(embeds, view),
    ...componentsView(message, view),
    threadChip(message, view),
    ephemeralNote(message, view),
    ...failuresView(message, view),
  ];
}

function isMentioned(message: APIMessage, { model }: View): boolean {
  const { userId } = model;
  if (userId === undefined || message.author.id === userId) return false;
  return mentionsPerson(message, userId, rolesOf(model, message.channel_id));
}

function headView(message: APIMessage, name: string, view: View): TemplateResult {
  const published = hasFlag(message, CROSSPOSTED)
    ? html`<span class="published" title="Sent to the servers that follow this channel"
        >Published</span
      >`
    : nothing;
  return html`${aboveView(message, view)} ${avatarView(message.author.id, name)}
    <h3 class="message-head">
      <span class="author">${name}</span>${appTag(message.author.bot)}${timeView(
        message.timestamp,
        view,
      )}${published}
    </h3>`;
}

/** `compact` leaves the head out: the message before it is of the same author and moment. */
export function messageView(message: APIMessage, compact: boolean, view: View): TemplateResult {
  const { author } = message;
  const starter = message.type === THREAD_STARTER ? message.referenced_message : undefined;
  if (starter) return messageView(starter, false, view);
  const notice = systemView(message, view);
  if (notice) return notice;
  const name = view.lookup.displayName(view.lookup.user(author.id) ?? author);
  const classes = [
    'message',
    compact ? 'compact' : '',
    hasFlag(message, EPHEMERAL) ? 'ephemeral' : '',
    isMentioned(message, view) ? 'mentioned' : '',
  ].join(' ');
  return html`<article
    class=${classes}
    aria-label="Message by ${name}"
    data-message-id=${message.id}
  >
    ${compact ? nothing : headView(message, name, view)}
    <div class="message-body">${bodyView(message, name, view)}</div>
    ${appsMenu(message, view)}
  </article>`;
}
