/** Owns the line above a message: the command that it answers, or the message that it replies to. */
import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { REPLY } from '../discord-numbers.ts';
import { isForTarget } from './apps-menu.ts';
import { avatarView } from './avatar.ts';
import { plainText } from './plain-text.ts';
import { showMessage } from './show-message.ts';

type Part = TemplateResult | typeof nothing;

function personView(user: APIMessage['author'], { lookup }: View): TemplateResult {
  const name = lookup.displayName(lookup.user(user.id) ?? user);
  return html`<span class="used-user">${avatarView(user.id, name)}${name}</span>`;
}

function usedView({ interaction_metadata: asked, interaction }: APIMessage, view: View): Part {
  if (!asked || !interaction) return nothing;
  const { name } = interaction;
  const isTyped = !view.model.commands.some((one) => one.name === name && isForTarget(one));
  return html`<div class="used">
    ${personView(asked.user, view)} used
    <span class="used-command">${isTyped ? '/' : ''}${name}</span>
  </div>`;
}

/** Not every answer carries the message itself: then it may be among those that are held. */
function repliedTo(message: APIMessage, { model }: View): APIMessage | null | undefined {
  if (message.referenced_message !== undefined) return message.referenced_message;
  const id = message.message_reference?.message_id;
  return model.logs[message.channel_id]?.messages.find((one) => one.id === id);
}

function repliedView(message: APIMessage, view: View): Part {
  if (message.type !== REPLY) return nothing;
  const replied = repliedTo(message, view);
  if (replied) {
    const written = replied.content || replied.embeds[0]?.title || 'Click to see attachment';
    const text = plainText(written, view.lookup);
    return html`<div class="used">
      ${personView(replied.author, view)}
      <button class="used-text" @click=${() => showMessage(replied.id)}>
        ${text.slice(0, 120)}
      </button>
    </div>`;
  }
  const reason = replied === null ? 'was deleted' : 'could not be loaded';
  return html`<div class="used"><em class="used-text">Original message ${reason}</em></div>`;
}

export function aboveView(message: APIMessage, view: View): Part[] {
  return [usedView(message, view), repliedView(message, view)];
}
