/** Owns the list of channels of a server, or of direct messages. */
import type { APIChannel } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { DirectiveResult } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import type { PageGuild } from '../../page-protocol.ts';
import type { View } from '../actions.ts';
import { ANNOUNCEMENT_CHANNEL, VOICE_CHANNEL } from '../discord-numbers.ts';
import { isArchived } from '../forum/posts.ts';
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
import { countOf } from '../words.ts';

export function channelIcon(channel: APIChannel): string {
  if (channel.type === ANNOUNCEMENT_CHANNEL) return 'announcement';
  if (channel.type === VOICE_CHANNEL) return 'voice';
  if (isForum(channel)) return 'forum';
  return isThread(channel) ? 'thread' : 'hash';
}

type Part = TemplateResult | DirectiveResult | typeof nothing;

/** Unread posts of one forum that the list names. */
const MOST_POSTS = 5;

/** `person`: whose face stands before a direct channel. */
type Line = { place: Place; name: string; icon: string; person?: string | undefined };

function faceView({ icon, name, person }: Line): TemplateResult {
  if (person !== undefined) return avatarView(person, name);
  return html`<span class="icon-${icon}" aria-hidden="true"></span>`;
}

/** Of hundreds, a switch of channels changes two: a line is drawn again when its own state changes. */
function lineView(line: Line, { model, actions }: View): DirectiveResult {
  const { place, name, icon } = line;
  const isOpen = model.place.channelId === place.channelId;
  const unread = unreadOf(model, place.channelId ?? '');
  const isUnread = unread.isUnread && !isOpen;
  const mentions = isOpen ? 0 : unread.mentions;
  const href = writeHash(place);
  const go = (event: Event): void => {
    event.preventDefault();
    actions.go(place);
  };
  return guard(
    [href, name, icon, isOpen, isUnread, mentions],
    () =>
      html`<li>
        <a
          class="channel channel-${icon} ${isOpen ? 'open' : ''} ${isUnread ? 'unread' : ''}"
          href=${href}
          aria-current=${isOpen ? 'page' : nothing}
          aria-label="${name}${isUnread ? ', unread' : ''}"
          @click=${go}
        >
          ${faceView(line)}<span class="channel-name">${name}</span>
          ${mentions > 0 ? html`<span class="badge">${mentions}</span>` : nothing}
        </a>
      </li>`,
  );
}

/** Of a forum only what is open or unread: it has its own list. Archived threads stay folded. */
function entryView({ channel, threads }: ChannelEntry, guildId: string, view: View): Part[] {
  const { model } = view;
  const line = (one: APIChannel): DirectiveResult => {
    const place = { guildId, channelId: one.id };
    return lineView({ place, name: channelName(one), icon: channelIcon(one) }, view);
  };
  const isOpen = ({ id }: APIChannel): boolean => model.place.channelId === id;
  if (isForum(channel)) {
    const shown = threads.filter((post) => isOpen(post) || unreadOf(model, post.id).isUnread);
    return [line(channel), ...shown.slice(0, MOST_POSTS).map((post) => line(post))];
  }
  const active = threads.filter((thread) => !isArchived(thread) || isOpen(thread));
  const archived = threads.filter((thread) => !active.includes(thread));
  const folded = html`<li>
    <details class="archived">
      <summary>${countOf(archived.length, 'archived thread')}</summary>
      <ul>
        ${archived.map((thread) => line(thread))}
      </ul>
    </details>
  </li>`;
  return [
    line(channel),
    ...active.map((thread) => line(thread)),
    archived.length > 0 ? folded : nothing,
  ];
}

function directsView(view: View): TemplateResult {
  const { data, userId } = view.model;
  const dms = data && userId !== undefined ? directChannels(data, userId) : [];
  const isClosed = userId !== undefined && data?.closed_dms.includes(userId) === true;
  return html`<h2 class="sidebar-head">Direct messages</h2>
    <ul class="channels">
      ${dms.map(({ id, recipient_ids: people }) => {
        const name = directName(view.model, id, view.lookup);
        const place = { guildId: DIRECT, channelId: id };
        const person = people.find((one) => one !== userId) ?? data?.bot_user_id;
        return lineView({ place, name, icon: 'direct', person }, view);
      })}
    </ul>
    ${dms.length === 0 ? html`<p class="sidebar-empty">No direct messages yet.</p>` : nothing}
    ${isClosed ? html`<p class="sidebar-note">You take no direct messages from apps.</p>` : nothing}`;
}

/** What the bot's maker did to the server, in the words of whom it hits. */
function noteView({ unavailable, has_bot: hasBot }: PageGuild, { model, lookup }: View): Part {
  const bot = lookup.user(model.data?.bot_user_id ?? '');
  const name = bot ? lookup.displayName(bot) : 'The bot';
  if (unavailable) {
    return html`<p class="sidebar-note" role="status">
      An outage: this server is unavailable to ${name}.
    </p>`;
  }
  if (hasBot) return nothing;
  return html`<p class="sidebar-note" role="status">${name} is not a member of this server.</p>`;
}

export function channelsView(view: View): TemplateResult {
  const { data, userId, place } = view.model;
  const guild = data?.guilds.find(({ id }) => id === place.guildId);
  if (!guild || userId === undefined) return directsView(view);
  return html`<h2 class="sidebar-head">${guild.name}</h2>
    ${noteView(guild, view)}${visibleGroups(guild, userId).map(
      ({ category, channels }) =>
        html`${category ? html`<h3 class="category">${channelName(category)}</h3>` : nothing}
          <ul class="channels">
            ${channels.map((entry) => entryView(entry, guild.id, view))}
          </ul>`,
    )}`;
}
