/** Owns the row of a command that was sent and has no answer yet, or none at all. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import type { Pending } from '../state/model.ts';
import { avatarView } from './avatar.ts';

export function pendingView(
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
