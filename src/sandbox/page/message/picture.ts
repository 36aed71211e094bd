/** Owns pictures: shown where they can be had, else a tidy frame with the description and the host. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { parseUrl } from '../../../lib/parse-url.ts';

function frameOf(event: Event): HTMLElement | undefined {
  const picture = event.currentTarget;
  return picture instanceof HTMLElement ? (picture.parentElement ?? undefined) : undefined;
}

function hostOf(url: string): string {
  return parseUrl(url)?.host ?? url;
}

type Picture = {
  url: string;
  description: string;
  width?: number | undefined;
  height?: number | undefined;
  shape: 'image' | 'thumbnail' | 'icon';
};

/** Only http(s) and data pictures are asked for; `attachment://` without a file stays a frame. */
export function pictureView({ url, description, width, height, shape }: Picture): TemplateResult {
  const isShown = /^(https?:|data:image\/|\/)/.test(url);
  const host = hostOf(url);
  const frame = html`<span
    class="picture-frame"
    role="img"
    aria-label=${description || `Picture from ${host}`}
  >
    <span class="picture-text" aria-hidden="true">${description}</span>
    <span class="picture-host" aria-hidden="true">${host}</span>
  </span>`;
  const image = html`<img
    src=${url}
    alt=${description}
    width=${width ?? nothing}
    height=${height ?? nothing}
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${(event: Event) => frameOf(event)?.classList.add('failed')}
    @load=${(event: Event) => frameOf(event)?.classList.remove('failed')}
  />`;
  return html`<span class="picture picture-${shape} ${isShown ? '' : 'failed'}">
    ${isShown ? image : nothing}${shape === 'icon' ? nothing : frame}
  </span>`;
}
