/** Owns the drawing of an embed with all its fields. */
import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { formatMessageTime } from '../markdown/timestamp.ts';
import { colourBar } from './colour-bar.ts';
import { fieldSpans } from './field-spans.ts';
import { markdownView, titleView } from './markdown-view.ts';
import { pictureView } from './picture.ts';

type Part = TemplateResult | typeof nothing;

function webLink(url: string | undefined, text: unknown, className: string): TemplateResult {
  return url !== undefined && /^https?:\/\//.test(url)
    ? html`<a class=${className} href=${url} target="_blank" rel="noopener noreferrer nofollow"
        >${text}</a
      >`
    : html`<span class=${className}>${text}</span>`;
}

function authorView({ author }: APIEmbed): Part {
  if (!author) return nothing;
  const icon = author.icon_url
    ? pictureView({ url: author.icon_url, description: '', shape: 'icon' })
    : nothing;
  return html`<div class="embed-author">
    ${icon}${webLink(author.url, author.name, 'embed-author-name')}
  </div>`;
}

function fieldsView(fields: readonly APIEmbedField[], view: View): Part {
  if (fields.length === 0) return nothing;
  const spans = fieldSpans(fields);
  return html`<div class="embed-fields">
    ${fields.map(
      ({ name, value }, at) =>
        html`<div class="embed-field span-${spans[at] ?? 12}">
          <div class="embed-field-name">${titleView(name, view)}</div>
          <div class="embed-field-value">${markdownView(value, view)}</div>
        </div>`,
    )}
  </div>`;
}

function footerView({ footer, timestamp }: APIEmbed, { lookup }: View): Part {
  if (!footer && !timestamp) return nothing;
  const icon = footer?.icon_url
    ? pictureView({ url: footer.icon_url, description: '', shape: 'icon' })
    : nothing;
  const time = timestamp
    ? html`<time datetime=${timestamp}>${formatMessageTime(timestamp, lookup.timeOptions())}</time>`
    : nothing;
  const dot = footer && timestamp ? html`<span aria-hidden="true"> • </span>` : nothing;
  return html`<div class="embed-footer">
    ${icon}<span>${footer?.text ?? nothing}${dot}${time}</span>
  </div>`;
}

/** `pictures`: more pictures of embeds with the same url, which the client draws as one. */
function imagesView({ image, title }: APIEmbed, pictures: readonly string[]): Part {
  if (!image) return nothing;
  const description = title ?? '';
  const first = pictureView({ ...image, description, shape: 'image' });
  if (pictures.length === 0) return html`<div class="embed-image">${first}</div>`;
  return html`<div class="embed-image embed-gallery">
    ${first}${pictures.map((url) => pictureView({ url, description, shape: 'image' }))}
  </div>`;
}

export function embedView(
  embed: APIEmbed,
  pictures: readonly string[],
  view: View,
): TemplateResult {
  const title = embed.title
    ? html`<div class="embed-title">
        ${webLink(embed.url, titleView(embed.title, view), 'embed-title-text')}
      </div>`
    : nothing;
  const description = embed.description
    ? html`<div class="embed-description">${markdownView(embed.description, view)}</div>`
    : nothing;
  const thumbnail = embed.thumbnail
    ? html`<div class="embed-thumbnail">
        ${pictureView({ ...embed.thumbnail, description: '', shape: 'thumbnail' })}
      </div>`
    : nothing;
  return html`<section
    class="embed ${embed.image ? 'has-image' : ''}"
    aria-label=${embed.title ? `Embed: ${embed.title}` : 'Embed'}
    ${colourBar(embed.color)}
  >
    <div class="embed-text">
      ${embed.provider?.name ? html`<div class="embed-provider">${embed.provider.name}</div>` : nothing}
      ${authorView(embed)}${title}${description}${fieldsView(embed.fields ?? [], view)}
    </div>
    ${thumbnail}${imagesView(embed, pictures)}${footerView(embed, view)}
  </section>`;
}

/** Embeds of one url are drawn as the first of them, with the pictures of the others. */
export function embedsView(embeds: readonly APIEmbed[], view: View): TemplateResult[] {
  const isFirst = (embed: APIEmbed, at: number): boolean =>
    embed.url === undefined || embeds.findIndex(({ url }) => url === embed.url) === at;
  return embeds
    .filter((embed, at) => isFirst(embed, at))
    .map((embed) => {
      const same = embeds.filter((other) => embed.url !== undefined && other.url === embed.url);
      const pictures = same.slice(1, 4).flatMap(({ image }) => (image ? [image.url] : []));
      return embedView(embed, pictures, view);
    });
}
