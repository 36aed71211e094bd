/** Owns the rail of servers at the left edge. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { PageGuild } from '../../page-protocol.ts';
import type { View } from '../actions.ts';
import { initialsOf } from '../message/avatar.ts';
import { DIRECT } from '../state/model.ts';
import { directChannels } from '../state/place.ts';
import { unreadOf, type Unread } from '../state/unread.ts';
import { visibleGroups } from '../state/visible.ts';

function sum(unread: readonly Unread[]): Unread {
  return {
    isUnread: unread.some(({ isUnread }) => isUnread),
    mentions: unread.reduce((total, { mentions }) => total + mentions, 0),
  };
}

type Server = {
  id: string;
  name: string;
  face: unknown;
  unread: Unread;
  badge: number;
  /** What is wrong with it. */
  trouble?: string | undefined;
};

function troubleOf({ unavailable, has_bot: hasBot }: PageGuild): string | undefined {
  if (unavailable) return 'unavailable';
  return hasBot ? undefined : 'without the bot';
}

function serverView(
  { id, name, face, unread, badge, trouble }: Server,
  { model, actions }: View,
): TemplateResult {
  const isOpen = model.place.guildId === id;
  const state = [trouble, unread.isUnread ? 'unread messages' : undefined]
    .flatMap((part) => (part === undefined ? [] : `, ${part}`))
    .join('');
  return html`<li
    class="server ${isOpen ? 'open' : ''} ${unread.isUnread ? 'unread' : ''} ${
      trouble === undefined ? '' : 'troubled'
    }"
  >
    <button
      aria-label="${name}${state}"
      aria-current=${isOpen ? 'true' : nothing}
      title="${name}${trouble === undefined ? '' : `: ${trouble}`}"
      @click=${() => actions.go({ guildId: id, channelId: undefined })}
    >
      ${face}
    </button>
    ${trouble === undefined ? nothing : html`<span class="trouble" aria-hidden="true">!</span>`}
    ${badge > 0 ? html`<span class="badge" aria-hidden="true">${badge}</span>` : nothing}
  </li>`;
}

export function railView(view: View): TemplateResult {
  const { model } = view;
  const { data, userId } = model;
  if (!data || userId === undefined) return html`<nav class="rail" aria-label="Servers"></nav>`;
  const direct = directChannels(data, userId).map(({ id }) => unreadOf(model, id));
  const servers = data.guilds.map((guild) => {
    const channels = visibleGroups(guild, userId).flatMap(({ channels }) => channels);
    const ids = channels.flatMap(({ channel, threads }) => [channel, ...threads]);
    const unread = sum(ids.map((channel) => unreadOf(model, channel.id)));
    return serverView(
      {
        id: guild.id,
        name: guild.name,
        face: initialsOf(guild.name),
        unread,
        badge: unread.mentions,
        trouble: troubleOf(guild),
      },
      view,
    );
  });
  const directs: Server = {
    id: DIRECT,
    name: 'Direct messages',
    face: html`<span class="icon-direct" aria-hidden="true"></span>`,
    unread: sum(direct),
    badge: direct.filter(({ isUnread }) => isUnread).length,
  };
  return html`<nav class="rail" aria-label="Servers">
    <ul>
      ${serverView(directs, view)} ${servers}
    </ul>
  </nav>`;
}
