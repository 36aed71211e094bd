/** Owns the box under a message that a thread was begun from: its name, and how much is in it. */
import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { channelName } from '../state/visible.ts';
import { countOf } from '../words.ts';

/** A thread that was begun from a message has the message's id (threads.mdx); within it there is none. */
export function threadChip(
  { id }: APIMessage,
  { model, actions }: View,
): TemplateResult | typeof nothing {
  if (id === model.place.channelId) return nothing;
  const guild = model.data?.guilds.find((one) => one.id === model.place.guildId);
  const thread = guild?.channels.find((channel) => channel.id === id);
  if (!guild || !thread) return nothing;
  const count = 'message_count' in thread ? (thread.message_count ?? 0) : 0;
  const place = { guildId: guild.id, channelId: thread.id };
  return html`<button class="thread-chip" @click=${() => actions.go(place)}>
    <strong>${channelName(thread)}</strong>
    <span class="thread-count">${countOf(count, 'message')} ›</span>
  </button>`;
}
