/** Owns the middle of the page: the channel's head, its messages, or a forum's posts. */
import type { APIChannel } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from './actions.ts';
import { directName } from './lookup.ts';
import { forumView } from './forum/forum-view.ts';
import { listView } from './message/list-view.ts';
import { titleView } from './message/markdown-view.ts';
import { channelIcon } from './sidebar/channels-view.ts';
import { DIRECT } from './state/model.ts';
import { channelName, isForum, isThread } from './state/visible.ts';

export type OpenChannel = { name: string; icon: string; topic: string; channel?: APIChannel };

/** What is open at the model's place; undefined when there is nothing to open. */
export function openChannel({ model, lookup }: View): OpenChannel | undefined {
  const { guildId, channelId } = model.place;
  if (channelId === undefined) return undefined;
  if (guildId === DIRECT)
    return { name: directName(model, channelId, lookup), icon: 'at', topic: '' };
  const guild = model.data?.guilds.find(({ id }) => id === guildId);
  const channel = guild?.channels.find(({ id }) => id === channelId);
  if (!channel) return undefined;
  const topic = 'topic' in channel ? (channel.topic ?? '') : '';
  return { name: channelName(channel), icon: channelIcon(channel), topic, channel };
}

/** Where a thread or a post belongs: the way back. */
function parentView({ channel }: OpenChannel, { lookup, actions }: View) {
  const id = channel && isThread(channel) && 'parent_id' in channel ? channel.parent_id : undefined;
  const parent = lookup.channel(id ?? '');
  if (!parent) return nothing;
  return html`<button class="parent" @click=${() => actions.go(parent.place)}>${parent.name}</button
    ><span class="crumb" aria-hidden="true">›</span>`;
}

/** `tools` stands at its end. */
export function headView(
  open: OpenChannel | undefined,
  view: View,
  tools: TemplateResult,
): TemplateResult {
  const { model, actions } = view;
  const topic = open?.topic
    ? html`<span class="topic" title=${open.topic}>${titleView(open.topic, view)}</span>`
    : nothing;
  return html`<header class="channel-head">
    <button
      class="icon-button menu"
      aria-label=${model.sidebarOpen ? 'Hide channels' : 'Show channels'}
      aria-expanded=${model.sidebarOpen ? 'true' : 'false'}
      @click=${() => actions.toggleSidebar(!model.sidebarOpen)}
    ></button>
    ${
      open
        ? html`${parentView(open, view)}<span class="icon-${open.icon}" aria-hidden="true"></span>
            <h1>${open.name}</h1>
            ${topic}`
        : html`<h1>Keypoint sandbox</h1>`
    }
    ${
      model.connection === 'live'
        ? nothing
        : html`<span class="connection" role="status"
            >${model.connection === 'lost' ? 'Connection lost: trying again…' : 'Connecting…'}</span
          >`
    }
    ${tools}
  </header>`;
}

function welcomeWords({ name, icon }: OpenChannel): { title: string; text: string } {
  if (icon === 'at')
    return { title: name, text: `This is the beginning of your direct messages with ${name}.` };
  if (icon === 'thread') return { title: name, text: 'This is the start of the thread.' };
  return { title: `Welcome to #${name}!`, text: `This is the start of the #${name} channel.` };
}

function welcomeView(open: OpenChannel): TemplateResult {
  const { title, text } = welcomeWords(open);
  return html`<div class="welcome">
    <span class="welcome-icon"><span class="icon-${open.icon}" aria-hidden="true"></span></span>
    <h2>${title}</h2>
    <p>${text}</p>
  </div>`;
}

export function bodyView(open: OpenChannel | undefined, view: View): TemplateResult {
  if (!open) {
    const isEmpty = view.model.data !== undefined;
    return html`<div class="scroller empty">
      ${isEmpty ? html`<p>There is nothing here yet.</p>` : nothing}
    </div>`;
  }
  if (open.channel && isForum(open.channel)) return forumView(open.channel, view);
  return listView(open.icon === 'at' ? open.name : `#${open.name}`, welcomeView(open), view);
}
