/** Owns the drawing of markdown. Text from outside only ever becomes text nodes and checked links. */
import { html, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { directName } from '../lookup.ts';
import { parseInline } from '../markdown/inline.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { messageLink, type MessageLink } from '../markdown/message-link.ts';
import { formatTimestamp } from '../markdown/timestamp.ts';
import type { Block, Inline } from '../markdown/tree.ts';
import { DIRECT } from '../state/model.ts';
import { showMessage } from './show-message.ts';

type Part = TemplateResult | string;

function mentionView(node: Extract<Inline, { type: 'mention' }>, { lookup, actions }: View): Part {
  if (node.kind === 'channel') {
    const channel = lookup.channel(node.id);
    if (!channel) return html`<span class="mention"># unknown</span>`;
    return html`<button class="mention" @click=${() => actions.go(channel.place)}>
      #${channel.name}
    </button>`;
  }
  if (node.kind === 'role') {
    return html`<span class="mention">@${lookup.role(node.id)?.name ?? 'unknown-role'}</span>`;
  }
  const user = lookup.user(node.id);
  return html`<span class="mention">@${user ? lookup.displayName(user) : 'unknown-user'}</span>`;
}

function timeView({ unix, style }: Extract<Inline, { type: 'time' }>, { lookup }: View): Part {
  const reader = lookup.timeOptions();
  const full = formatTimestamp(unix, 'F', reader);
  // `textContent` is bound as a property: a timer rewrites the words of relative times.
  return html`<time
    class="timestamp"
    title=${full}
    data-unix=${unix}
    data-style=${style}
    .textContent=${formatTimestamp(unix, style, reader)}
  ></time>`;
}

function placeOf({ guildId, channelId }: MessageLink, view: View) {
  const isDirect = view.model.data?.dms.some(({ id }) => id === channelId) === true;
  if (guildId !== DIRECT || !isDirect) return view.lookup.channel(channelId);
  return {
    name: directName(view.model, channelId, view.lookup),
    place: { guildId: DIRECT, channelId },
  };
}

/** Undefined for what is not within this sandbox: the client's own words, and the way there. */
function innerLinkView({ url, children }: Extract<Inline, { type: 'link' }>, view: View) {
  const link = messageLink(url);
  const channel = link && placeOf(link, view);
  if (!link || !channel) return undefined;
  const go = (): void => {
    view.actions.go(channel.place);
    if (link.messageId !== undefined) showMessage(link.messageId);
  };
  const [only] = children;
  const isBare = children.length === 1 && only?.type === 'text' && only.text === url;
  if (!isBare)
    return html`<button class="link" @click=${go}>${inlineView(children, view)}</button>`;
  return html`<button class="mention" @click=${go}>
    ${link.guildId === DIRECT ? '@' : '#'}${channel.name}${link.messageId === undefined ? '' : ' › message'}
  </button>`;
}

function linkView(node: Extract<Inline, { type: 'link' }>, view: View): Part {
  const inner = innerLinkView(node, view);
  if (inner) return inner;
  const { url, children } = node;
  return html`<a href=${url} title=${url} target="_blank" rel="noopener noreferrer nofollow"
    >${inlineView(children, view)}</a
  >`;
}

function reveal(event: Event): void {
  const spoiler = event.currentTarget;
  if (!(spoiler instanceof HTMLElement)) return;
  if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
  if (spoiler.classList.contains('revealed')) return;
  event.preventDefault();
  spoiler.classList.add('revealed');
  spoiler.setAttribute('aria-label', 'Spoiler, shown');
}

function spoilerView(children: readonly Inline[], view: View): Part {
  return html`<span
    class="spoiler"
    role="button"
    tabindex="0"
    aria-label="Spoiler"
    @click=${reveal}
    @keydown=${reveal}
    ><span class="spoiler-text">${inlineView(children, view)}</span></span
  >`;
}

function nodeView(node: Inline, view: View): Part {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'bold':
      return html`<strong>${inlineView(node.children, view)}</strong>`;
    case 'italic':
      return html`<em>${inlineView(node.children, view)}</em>`;
    case 'underline':
      return html`<u>${inlineView(node.children, view)}</u>`;
    case 'strike':
      return html`<s>${inlineView(node.children, view)}</s>`;
    case 'spoiler':
      return spoilerView(node.children, view);
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'link':
      return linkView(node, view);
    case 'mention':
      return mentionView(node, view);
    case 'everyone':
      return html`<span class="mention">@${node.name}</span>`;
    case 'command':
      return html`<button class="mention" @click=${() => view.actions.startCommand(node.name)}>
        /${node.name}
      </button>`;
    case 'time':
      return timeView(node, view);
    case 'emoji':
      return html`<span class="emoji">${node.name}</span>`;
    default:
      return node satisfies never;
  }
}

function inlineView(nodes: readonly Inline[], view: View): Part[] {
  return nodes.map((node) => nodeView(node, view));
}

function headingView(level: number, children: readonly Inline[], view: View): Part {
  // Headings of a message are no headings of the page: the level is told to screen readers alone.
  return html`<div class="md-h${level}" role="heading" aria-level=${level + 2}>
    ${inlineView(children, view)}
  </div>`;
}

function blockView(block: Block, view: View): Part {
  switch (block.type) {
    case 'paragraph':
      return html`<div class="md-text">${inlineView(block.children, view)}</div>`;
    case 'heading':
      return headingView(block.level, block.children, view);
    case 'subtext':
      return html`<div class="md-subtext">${inlineView(block.children, view)}</div>`;
    case 'quote':
      return html`<blockquote>
        ${block.children.map((child) => blockView(child, view))}
      </blockquote>`;
    case 'code-block':
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case 'list': {
      const items = block.items.map(
        (item) => html`<li>${item.map((child) => blockView(child, view))}</li>`,
      );
      return block.ordered
        ? html`<ol start=${block.start}>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    default:
      return block satisfies never;
  }
}

/** A whole text: message content, embed description, field value, text display. */
export function markdownView(source: string, view: View): Part[] {
  return parseMarkdown(source).map((block) => blockView(block, view));
}

/** One line: embed titles and field names, where the client shows no links. */
export function titleView(source: string, view: View): Part[] {
  return inlineView(parseInline(source, { links: false }), view);
}

/** True where a message is nothing but a few emoji, which the client draws large. */
export function isJumbo(source: string): boolean {
  return source.length < 120 && /^[\p{Extended_Pictographic}\uFE0F\u200D\s]+$/u.test(source);
}
