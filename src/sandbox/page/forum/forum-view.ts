/** Owns a forum as the client lists it: tags to filter by, then its posts. */
import type { APIChannel, APIGuildForumTag, APIThreadChannel } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { formatTimestamp } from '../markdown/timestamp.ts';
import { titleView } from '../message/markdown-view.ts';
import { unixOf } from '../state/newer.ts';
import { unreadOf } from '../state/unread.ts';
import { channelName } from '../state/visible.ts';
import { countOf } from '../words.ts';
import { isLocked, postsOf } from './posts.ts';

type Part = TemplateResult | typeof nothing;

function tagsOf(forum: APIChannel): readonly APIGuildForumTag[] {
  return 'available_tags' in forum ? forum.available_tags : [];
}

const tagName = ({ name, emoji_name: emoji }: APIGuildForumTag): string =>
  emoji ? `${emoji} ${name}` : name;

function filterView(tags: readonly APIGuildForumTag[], { model, actions }: View): Part {
  if (tags.length === 0) return nothing;
  return html`<div class="tags" role="group" aria-label="Show posts with these tags">
    ${tags.map((tag) => {
      const isOn = model.tagFilter.includes(tag.id);
      return html`<button
        class="tag"
        aria-pressed=${isOn ? 'true' : 'false'}
        @click=${() => actions.filterByTag(tag.id)}
      >
        ${tagName(tag)}
      </button>`;
    })}
  </div>`;
}

function excerptOf(postId: string, view: View): Part {
  const first = view.model.posts[postId];
  if (!first) return nothing;
  const name = view.lookup.displayName(view.lookup.user(first.author.id) ?? first.author);
  const embed = first.embeds[0];
  const text = first.content || embed?.title || embed?.description || 'An attachment';
  return html`<span class="post-text"
    ><strong>${name}:</strong> ${titleView(text.slice(0, 300).replaceAll('\n', ' '), view)}</span
  >`;
}

function postView(post: APIThreadChannel, tags: readonly APIGuildForumTag[], view: View) {
  const { model, actions, lookup } = view;
  const { isUnread } = unreadOf(model, post.id);
  const applied = tags.filter(({ id }) => post.applied_tags?.includes(id) === true);
  const last = unixOf(post.last_message_id ?? post.id);
  // Discord does not count the first message (channel.mdx, `message_count`).
  const replies = post.message_count ?? 0;
  const place = { guildId: model.place.guildId, channelId: post.id };
  return html`<li>
    <button class="post ${isUnread ? 'unread' : ''}" @click=${() => actions.go(place)}>
      ${
        applied.length > 0
          ? html`<span class="post-tags"
              >${applied.map((tag) => html`<span class="tag">${tagName(tag)}</span>`)}</span
            >`
          : nothing
      }
      <strong class="post-title"
        >${isLocked(post) ? html`<span class="icon-lock" role="img" aria-label="Locked"></span>` : nothing}${channelName(post)}</strong
      >
      ${excerptOf(post.id, view)}
      <span class="post-count"
        >${countOf(replies, 'reply', 'replies')} •
        <time .textContent=${formatTimestamp(last, 'R', lookup.timeOptions())}></time
        >${isUnread ? html` • <span class="post-new">New</span>` : nothing}</span
      >
    </button>
  </li>`;
}

export function forumView(forum: APIChannel, view: View): TemplateResult {
  const { model } = view;
  const guild = model.data?.guilds.find(({ id }) => id === model.place.guildId);
  const tags = tagsOf(forum);
  const { active, archived } = postsOf(guild?.channels ?? [], forum.id, model.tagFilter);
  const list = (posts: readonly APIThreadChannel[]): TemplateResult =>
    html`<ul class="posts">
      ${posts.map((post) => postView(post, tags, view))}
    </ul>`;
  const isEmpty = active.length + archived.length === 0;
  return html`<div
    class="scroller forum"
    tabindex="0"
    role="region"
    aria-label="Posts in ${channelName(forum)}"
  >
    ${filterView(tags, view)}
    ${isEmpty ? html`<p class="empty">There are no posts here yet.</p>` : list(active)}
    ${
      archived.length > 0
        ? html`<h2 class="older-posts">Older posts</h2>
            ${list(archived)}`
        : nothing
    }
  </div>`;
}
