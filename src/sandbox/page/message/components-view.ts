/** Owns the drawing of a message's components: rows of buttons, and the newer layout components. */
import type {
  APIButtonComponent,
  APIMessage,
  APIMessageTopLevelComponent,
  APISectionComponent,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import {
  ACTION_ROW,
  BUTTON,
  LARGE_SPACING,
  CONTAINER,
  FILE,
  MEDIA_GALLERY,
  SECTION,
  SEPARATOR,
  TEXT_DISPLAY,
  THUMBNAIL,
} from '../discord-numbers.ts';
import { colourBar } from './colour-bar.ts';
import { fileView } from './attachments-view.ts';
import { markdownView } from './markdown-view.ts';
import { pictureView } from './picture.ts';
import { messageSelectView } from './select-view.ts';
import { spoilerBox } from './spoiler-box.ts';

type Part = TemplateResult | typeof nothing;
type Inner =
  | APIMessageTopLevelComponent
  | APISectionComponent['accessory']
  | APISectionComponent['components'][number];

const BUTTON_CLASSES: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'secondary',
  6: 'primary',
};

function buttonFace(component: APIButtonComponent): TemplateResult {
  const emoji = 'emoji' in component ? component.emoji?.name : undefined;
  const label = 'label' in component ? component.label : undefined;
  return html`${emoji ? html`<span class="emoji" aria-hidden=${label ? 'true' : 'false'}>${emoji}</span>` : nothing}
  ${label ? html`<span>${label}</span>` : nothing}`;
}

function buttonView(
  component: APIButtonComponent,
  message: APIMessage,
  view: View,
): TemplateResult {
  const className = `button ${BUTTON_CLASSES[component.style] ?? 'secondary'}`;
  if ('url' in component) {
    return html`<a
      class=${className}
      href=${component.disabled === true || !/^https?:/.test(component.url) ? nothing : component.url}
      aria-disabled=${component.disabled === true ? 'true' : nothing}
      target="_blank"
      rel="noopener noreferrer nofollow"
      >${buttonFace(component)}<span
        class="launch"
        aria-label="(opens in a new tab)"
        role="img"
      ></span
    ></a>`;
  }
  const customId = 'custom_id' in component ? component.custom_id : '';
  const isWaiting = view.model.pending.some(
    (pending) =>
      pending.kind === 'component' &&
      pending.messageId === message.id &&
      pending.customId === customId &&
      pending.failure === undefined,
  );
  return html`<button
    class="${className} ${isWaiting ? 'waiting' : ''}"
    type="button"
    ?disabled=${component.disabled === true}
    aria-busy=${isWaiting ? 'true' : nothing}
    @click=${() =>
      view.actions.press({
        messageId: message.id,
        channelId: message.channel_id,
        customId,
        componentType: BUTTON,
      })}
  >
    ${buttonFace(component)}
  </button>`;
}

function sectionView(
  section: APISectionComponent,
  message: APIMessage,
  view: View,
): TemplateResult {
  return html`<div class="section">
    <div class="section-text">
      ${section.components.map((part) => partView(part, message, view))}
    </div>
    ${partView(section.accessory, message, view)}
  </div>`;
}

function partView(component: Inner, message: APIMessage, view: View): Part {
  switch (component.type) {
    case ACTION_ROW:
      return html`<div class="action-row">
        ${component.components.map((part) =>
          part.type === BUTTON
            ? buttonView(part, message, view)
            : messageSelectView(part, message, view),
        )}
      </div>`;
    case BUTTON:
      return buttonView(component, message, view);
    case TEXT_DISPLAY:
      return html`<div class="text-display">${markdownView(component.content, view)}</div>`;
    case SECTION:
      return sectionView(component, message, view);
    case THUMBNAIL:
      return spoilerBox(
        component.spoiler,
        pictureView({
          url: component.media.url,
          description: component.description ?? '',
          shape: 'thumbnail',
        }),
      );
    case MEDIA_GALLERY:
      return html`<div class="gallery gallery-${Math.min(component.items.length, 3)}">
        ${component.items.map(({ media, description, spoiler }) =>
          spoilerBox(
            spoiler,
            pictureView({ url: media.url, description: description ?? '', shape: 'image' }),
          ),
        )}
      </div>`;
    case SEPARATOR:
      return component.divider === false
        ? html`<div class="gap"></div>`
        : html`<hr class="separator ${component.spacing === LARGE_SPACING ? 'wide' : ''}" />`;
    case CONTAINER:
      return spoilerBox(
        component.spoiler,
        html`<div
          class="container ${component.accent_color ? 'accented' : ''}"
          ${colourBar(component.accent_color)}
        >
          ${component.components.map((part) => partView(part, message, view))}
        </div>`,
      );
    case FILE: {
      const { url } = component.file;
      const name = component.name ?? url.replace(/^attachment:\/\//, '');
      return spoilerBox(component.spoiler, fileView({ name, url, size: component.size }));
    }
    default:
      // A component that Discord adds later: the rest of the message is still worth showing.
      return nothing;
  }
}

export function componentsView(message: APIMessage, view: View): Part[] {
  return (message.components ?? []).map((component) => partView(component, message, view));
}
