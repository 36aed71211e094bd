/** Owns the messages that Discord itself writes: a thread was begun, a message was pinned. */
import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { CHANNEL_PINNED_MESSAGE, THREAD_CREATED, USER_JOIN } from '../discord-numbers.ts';
import { timeView } from './time-view.ts';

type Sentence = { icon: string; words: TemplateResult };

function threadLink({ message_reference: reference, content }: APIMessage, view: View) {
  const thread = view.lookup.channel(reference?.channel_id ?? '');
  if (!thread) return html`<strong>${content}</strong>`;
  return html`<button class="strong-link" @click=${() => view.actions.go(thread.place)}>
    ${thread.name}
  </button>`;
}

function sentenceOf(message: APIMessage, view: View): Sentence | undefined {
  switch (message.type) {
    case THREAD_CREATED:
      return {
        icon: 'thread',
        words: html`started a thread: ${threadLink(message, view)}.`,
      };
    case CHANNEL_PINNED_MESSAGE:
      return { icon: 'pin', words: html`pinned a message to this channel.` };
    case USER_JOIN:
      return { icon: 'join', words: html`joined the server.` };
    default:
      return undefined;
  }
}

/** Undefined for what people and bots write. */
export function systemView(message: APIMessage, view: View): TemplateResult | undefined {
  const sentence = sentenceOf(message, view);
  if (!sentence) return undefined;
  const name = view.lookup.displayName(view.lookup.user(message.author.id) ?? message.author);
  return html`<article class="message system" data-message-id=${message.id} aria-label="Notice">
    <span class="system-icon icon-${sentence.icon}" aria-hidden="true"></span>
    <div class="message-body">
      <strong>${name}</strong> ${sentence.words} ${timeView(message.timestamp, view) ?? nothing}
    </div>
  </article>`;
}
