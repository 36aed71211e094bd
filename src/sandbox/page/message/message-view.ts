/** Owns the drawing of one message: head, content, embeds, components, notes. */
import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { EPHEMERAL, LOADING, SUPPRESS_EMBEDS } from '../discord-numbers.ts';
import { formatMessageTime, formatTimestamp } from '../markdown/timestamp.ts';
import { hasFlag } from '../state/frames.ts';
import { avatarView } from './avatar.ts';
import { componentsView } from './components-view.ts';
import { embedsView } from './embed-view.ts';
import { isJumbo, markdownView } from './markdown-view.ts';
import { pictureView } from './picture.ts';

type Part = TemplateResult | typeof nothing;

function timeView(iso: string, { lookup }: View): TemplateResult {
  const reader = lookup.timeOptions();
  const full = formatTimestamp(Date.parse(iso) / 1000, 'F', reader);
  return html`<time class="message-time" datetime=${iso} title=${full}
    >${formatMessageTime(iso, reader)}</time
  >`;
}

/** "@Ada used /news topic": the line above an answer to a command. */
function usedView({ interaction_metadata, interaction }: APIMessage, { lookup }: View): Part {
  const user = interaction_metadata?.user;
  if (!user || !interaction) return nothing;
  const known = lookup.user(user.id) ?? user;
  return html`<div class="used">
    <span class="used-user"
      >${avatarView(user.id, lookup.displayName(known))}${lookup.displayName(known)}</span
    >
    used <span class="used-command">/${interaction.name}</span>
  </div>`;
}

function replyView({ referenced_message }: APIMessage, { lookup }: View): Part {
  if (!referenced_message) return nothing;
  const { author, content } = referenced_message;
  return html`<div class="used">
    <span class="used-user"
      >${avatarView(author.id, lookup.displayName(author))}${lookup.displayName(author)}</span
    >
    <span class="used-text">${content.slice(0, 120) || 'Click to see attachment'}</span>
  </div>`;
}

function attachmentView({
  url,
  filename,
  content_type,
  description,
  width,
  height,
}: APIAttachment): TemplateResult {
  if (content_type?.startsWith('image/') === true) {
    return pictureView({
      url,
      description: description ?? filename,
      width: width ?? undefined,
      height: height ?? undefined,
      shape: 'image',
    });
  }
  return html`<div class="file">${filename}</div>`;
}

function contentView(message: APIMessage, view: View): Part {
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
    ...message.attachments.map((attachment) => attachmentView(attachment)),
    ...embedsView(embeds, view),
    ...componentsView(message, view),
    ephemeralNote(message, view),
    ...failuresView(message, view),
  ];
}

function isMentioned(message: APIMessage, { model }: View): boolean {
  return message.mention_everyone || message.mentions.some(({ id }) => id === model.userId);
}

/** `compact` leaves the head out: the message before it is of the same author and moment. */
export function messageView(message: APIMessage, compact: boolean, view: View): TemplateResult {
  const { author } = message;
  const name = view.lookup.displayName(view.lookup.user(author.id) ?? author);
  const classes = [
    'message',
    compact ? 'compact' : '',
    hasFlag(message, EPHEMERAL) ? 'ephemeral' : '',
    isMentioned(message, view) ? 'mentioned' : '',
  ].join(' ');
  const head = compact
    ? nothing
    : html`${usedView(message, view)}${replyView(message, view)} ${avatarView(author.id, name)}
        <h3 class="message-head">
          <span class="author">${name}</span
          >${appTag(author.bot)}${timeView(message.timestamp, view)}
        </h3>`;
  return html`<article
    class=${classes}
    aria-label="Message by ${name}"
    data-message-id=${message.id}
  >
    ${head}
    <div class="message-body">${bodyView(message, name, view)}</div>
  </article>`;
}
