/** Owns the files of a message: pictures side by side, others with name and size. */
import type { APIAttachment } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { formatSize } from '../words.ts';
import { pictureView } from './picture.ts';
import { spoilerBox } from './spoiler-box.ts';

type File = { name: string; url: string; size?: number | undefined };

export function fileView({ name, url, size }: File): TemplateResult {
  const isThere = /^https?:/.test(url);
  return html`<div class="file">
    <span class="icon-file" aria-hidden="true"></span>
    <span class="file-text"
      ><a
        href=${isThere ? url : nothing}
        download=${name}
        target="_blank"
        rel="noopener noreferrer nofollow"
        >${name}</a
      >${size === undefined ? nothing : html`<span class="file-size">${formatSize(size)}</span>`}
      ${isThere ? nothing : html`<span class="file-size">no such file was sent</span>`}</span
    >
  </div>`;
}

function isPicture({ content_type: type }: APIAttachment): boolean {
  return type?.startsWith('image/') === true;
}

export function attachmentsView(attachments: readonly APIAttachment[]): TemplateResult[] {
  const pictures = attachments.filter((one) => isPicture(one));
  const gallery = html`<div class="gallery gallery-${Math.min(pictures.length, 3)}">
    ${pictures.map((one) =>
      spoilerBox(
        one.filename.startsWith('SPOILER_'),
        pictureView({
          url: one.url,
          description: one.description ?? one.filename,
          width: one.width ?? undefined,
          height: one.height ?? undefined,
          shape: 'image',
        }),
      ),
    )}
  </div>`;
  const others = attachments.filter((one) => !isPicture(one));
  return [
    ...(pictures.length > 0 ? [gallery] : []),
    ...others.map(({ filename: name, url, size }) => fileView({ name, url, size })),
  ];
}
