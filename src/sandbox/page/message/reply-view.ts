/** Owns the line above a message: the command that it answers, or the message that it replies to. */
import { type APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { REPLY } from '../discord-numbers.ts';
import { avatarView } from './avatar.ts';

type Part = TemplateResult | typeof nothing;

function personView(user: APIMessage['author'], { lookup }: View): TemplateResult {
  const name = lookup.displayName(lookup.user(user.id) ?? user);
  return html`<span class="used-user">${avatarView(user.id, name)}${name}</span>`;
}

function usedView({ interaction_metadata: asked, interaction }: APIMessage, view: View): Part {
  if (!asked || !interaction) return nothing;
  return html`<div class="used">
    ${personView(asked.user, view)} used <span class="used-command">/${interaction.name}</span>
  </div>`;
}

/** To the message, where it is drawn. */
function show(messageId: string): void {
  const message = document.querySelector(`[data-message-id="${CSS.escape(messageId)}"]`);
  message?.scrollIntoView({ block: 'center' });
}

function repliedView(message: APIMessage, view: View): Part {
  const { referenced_message: replied, type } = message;
  if (replied) {
    const text = replied.content || replied.embeds[0]?.title || 'Click to see attachment';
    return html`<div class="used">
      ${personView(replied.author, view)}
      <button class="used-text" @click=${() => show(replied.id)}>${text.slice(0, 120)}</button>
    </div>`;
  }
  if (type !== REPLY) return nothing;
  return html`<div class="used"><em class="used-text">Original message was deleted</em></div>`;
}

export function aboveView(message: APIMessage, view: View): Part[] {
  return [usedView(message, view), repliedView(message, view)];
}
