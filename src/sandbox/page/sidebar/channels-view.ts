/** Owns the list of channels of a server, or of direct messages. */
import type { APIChannel } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { ANNOUNCEMENT_CHANNEL, VOICE_CHANNEL } from '../discord-numbers.ts';
import { directName } from '../lookup.ts';
import { avatarView } from '../message/avatar.ts';
import { DIRECT, type Place } from '../state/model.ts';
import { directChannels, writeHash } from '../state/place.ts';
import { unreadOf } from '../state/unread.ts';
import {
  channelName,
  isForum,
  isThread,
  visibleGroups,
  type ChannelEntry,
} from '../state/visible.ts';

export function channelIcon(channel: APIChannel): string {
  if (channel.type === ANNOUNCEMENT_CHANNEL) return 'announcement';
  if (channel.type === VOICE_CHANNEL) return 'voice';
  if (isForum(channel)) return 'forum';
  return isThread(channel) ? 'thread' : 'hash';
}

type Line = { place: Place; name: string; face: unknown; className?: string };

function lineView(
  { place, name, face, className = '' }: Line,
  { model, actions }: View,
): TemplateResult {
  const id = place.channelId ?? '';
  const isOpen = model.place.channelId === id;
  const { isUnread, mentions } = unreadOf(model, id);
  const go = (event: Event): void => {
    event.preventDefault();
    actions.go(place);
  };
  return html`<li>
    <a
      class="channel ${className} ${isOpen ? 'open' : ''} ${isUnread && !isOpen ? 'unread' : ''}"
      href=${writeHash(place)}
      aria-current=${isOpen ? 'page' : nothing}
      aria-label="${name}${isUnread && !isOpen ? ', unread' : ''}"
      @click=${go}
    >
      ${face}<span class="channel-name">${name}</span>
      ${mentions > 0 && !isOpen ? html`<span class="badge">${mentions}</span>` : nothing}
    </a>
  </li>`;
}

function entryView(
  { channel, threads }: ChannelEntry,
  guildId: string,
  view: View,
): TemplateResult[] {
  const line = (one: APIChannel, className: string): TemplateResult =>
    lineView(
      {
        place: { guildId, channelId: one.id },
        name: channelName(one),
        face: html`<span class="icon-${channelIcon(one)}" aria-hidden="true"></span>`,
        className,
      },
      view,
    );
  return [line(channel, ''), ...threads.map((thread) => line(thread, 'thread'))];
}

function directsView(view: View): TemplateResult {
  const { data, userId } = view.model;
  const dms = data && userId !== undefined ? directChannels(data, userId) : [];
  return html`<h2 class="sidebar-head">Direct messages</h2>
    <ul class="channels">
      ${dms.map(({ id }) => {
        const name = directName(view.model, id, view.lookup);
        const place = { guildId: DIRECT, channelId: id };
        return lineView({ place, name, face: avatarView(id, name), className: 'direct' }, view);
      })}
    </ul>
    ${dms.length === 0 ? html`<p class="sidebar-empty">No direct messages yet.</p>` : nothing}`;
}

export function channelsView(view: View): TemplateResult {
  const { data, userId, place } = view.model;
  const guild = data?.guilds.find(({ id }) => id === place.guildId);
  if (!guild || userId === undefined) return directsView(view);
  return html`<h2 class="sidebar-head">${guild.name}</h2>
    ${visibleGroups(guild, userId).map(
      ({ category, channels }) =>
        html`${category ? html`<h3 class="category">${channelName(category)}</h3>` : nothing}
          <ul class="channels">
            ${channels.map((entry) => entryView(entry, guild.id, view))}
          </ul>`,
    )}`;
}
