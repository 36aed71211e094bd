/** Owns the files of an entry: Media RSS, enclosures, attachments, and of what kind each one is. */
import type { MediaNs } from 'feedsmith';
import type { RawMedia } from './raw-feed.ts';

type Described = { url?: string | undefined; type?: string | undefined };

const KINDS = ['image', 'audio', 'video', 'document'] as const;
const EXTENSIONS: readonly (readonly [RegExp, RawMedia['kind']])[] = [
  [/\.(?:avif|gif|jpe?g|png|webp)$/i, 'image'],
  [/\.(?:aac|m4a|mp3|oga|ogg|opus|wav)$/i, 'audio'],
  [/\.(?:m4v|mov|mp4|mpe?g|webm)$/i, 'video'],
  [/\.(?:html?|pdf)$/i, 'document'],
];

export function enclosureOf({ url, type }: Described): RawMedia[] {
  if (url === undefined || url === '') return [];
  return [
    { url, kind: kindOf({ url, type }), width: null, height: null, isEnclosure: true, alt: null },
  ];
}

/** All that Media RSS says of an entry, in groups and out of them. */
export function mediaOf(media: MediaNs.ItemOrFeed | undefined): RawMedia[] {
  if (!media) return [];
  return [media, ...(media.groups ?? [])].flatMap((part) => [
    ...(part.contents ?? []).flatMap((content) => [
      ...fileOf(content, kindOf(content), content.description?.value ?? content.title?.value),
      ...thumbnailsOf(content),
    ]),
    ...thumbnailsOf(part),
  ]);
}

function thumbnailsOf({ thumbnails = [] }: MediaNs.CommonElements): RawMedia[] {
  return thumbnails.flatMap((thumbnail) => fileOf(thumbnail, 'image'));
}

type File = { url?: string | undefined; width?: number | undefined; height?: number | undefined };

function fileOf({ url, width, height }: File, kind: RawMedia['kind'], alt?: string): RawMedia[] {
  if (url === undefined || url === '') return [];
  return [
    {
      url,
      kind,
      width: width ?? null,
      height: height ?? null,
      isEnclosure: false,
      alt: alt ?? null,
    },
  ];
}

function kindOf({ url, type, medium }: Described & { medium?: string | undefined }) {
  const word = /^[a-z]+/i.exec(medium ?? type ?? '')?.[0].toLowerCase();
  const stated = KINDS.find((kind) => kind === word);
  if (stated !== undefined) return stated;
  if (/^(?:text|application)\/(?:html|xhtml\+xml|pdf)/i.test(type ?? '')) return 'document';
  const path = (url ?? '').replace(/[?#].*$/s, '');
  return EXTENSIONS.find(([extension]) => extension.test(path))?.[1] ?? null;
}
