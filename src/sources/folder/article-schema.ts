/** Owns the tolerant schema of an article's front matter, and its turning into an entry. */
import { z } from 'zod';
import type { RelatedEntry, SourceEntry } from '../../ingest/source-entry.ts';
import { parseUrl } from '../../lib/parse-url.ts';
import { parseIsoDate } from './iso-date.ts';

/** `field` names the key to look at, which may be absent. */
type Rejection = { status: 'rejected'; field: 'title' | 'webUrl'; reason: string };

export type ArticleReading =
  | { status: 'ok'; entry: SourceEntry; droppedRelated: number }
  | Rejection;

type CitationReading = { status: 'ok'; citation: RelatedEntry } | Rejection;

const text = z.string().optional().catch(undefined);

const number = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^[+-]?\d+(?:\.\d+)?$/)
      .transform(Number)
      .pipe(z.number()),
  ])
  .optional()
  .catch(undefined);

const boolean = z.union([z.boolean(), z.stringbool()]).optional().catch(undefined);

const webLink = z.string().trim().refine(isWebLink);

const link = webLink.optional().catch(undefined);

const date = z
  .union([z.date(), z.string().transform(parseIsoDate)])
  .optional()
  .catch(undefined);

const provider = z
  .union([
    z.object({ name: text, domain: text }),
    z.string().transform((name) => ({ name, domain: undefined })),
  ])
  .optional()
  .catch(undefined);

const imageSchema = z.union([
  z.object({ url: webLink, title: text }),
  webLink.transform((url) => ({ url, title: undefined })),
]);

const citationSchema = z.object({
  title: z.unknown().optional(),
  excerpt: text,
  publishedDateTime: date,
  webUrl: link,
  originalUrl: link,
  ampWebUrl: link,
  cdnAmpWebUrl: link,
  type: text,
  quality: number,
  provider,
  images: z.unknown().optional(),
});

const articleSchema = z.object({
  topics: z.unknown().optional(),
  published: boolean,
  removed: boolean,
  related: z.unknown().optional(),
});

/**
 * Reads parsed front matter in the format of the "everyday" collections. Only a title and one
 * http(s) link (`webUrl`, else `originalUrl`, else `ampWebUrl`) must be there; anything else of a
 * wrong type counts as missing, with its good part kept. A bad entry of `related` is dropped, and
 * counted.
 */
export function readArticle(data: Record<string, unknown>): ArticleReading {
  const own = readCitation(data);
  if (own.status === 'rejected') return own;
  const { topics, published, removed, related } = articleSchema.parse(data);
  const citations = listOf(related).map(readCitation);
  const kept = citations.flatMap((reading) => (reading.status === 'ok' ? [reading.citation] : []));
  const entry: SourceEntry = {
    ...own.citation,
    topics: topicNames(topics),
    paper: null,
    leads: published ?? null,
    removed: removed ?? false,
    related: kept,
  };
  return { status: 'ok', entry, droppedRelated: citations.length - kept.length };
}

function readCitation(raw: unknown): CitationReading {
  const parsed = citationSchema.safeParse(raw);
  if (!parsed.success) return rejected('title', 'is not a set of `key: value` lines');
  const { data } = parsed;
  const { title } = data;
  if (title === undefined) return rejected('title', 'has no title: add a line `title: "…"`');
  if (title === null || (typeof title === 'string' && title.trim() === '')) {
    return rejected('title', 'has an empty title: write one');
  }
  if (typeof title !== 'string') {
    return rejected('title', 'has a title that is not text: put it in double quotes');
  }
  const [url, ...alternates] = [data.webUrl, data.originalUrl, data.ampWebUrl].filter(
    (candidate) => candidate !== undefined,
  );
  if (url === undefined) {
    return rejected('webUrl', 'has no http(s) link: add a line `webUrl: "https://…"`');
  }
  if (data.cdnAmpWebUrl !== undefined) alternates.push(data.cdnAmpWebUrl);
  const read: RelatedEntry = {
    url,
    alternateUrls: [...new Set(alternates)].filter((alternate) => alternate !== url),
    title,
    excerpt: data.excerpt ?? '',
    publishedAt: data.publishedDateTime ?? null,
    type: data.type?.trim().toLowerCase() === 'video' ? 'video' : 'article',
    provider: { name: data.provider?.name ?? null, domain: data.provider?.domain ?? null },
    image: firstImage(data.images),
    quality: data.quality ?? null,
  };
  return { status: 'ok', citation: read };
}

function rejected(field: Rejection['field'], reason: string): Rejection {
  return { status: 'rejected', field, reason };
}

function firstImage(images: unknown): SourceEntry['image'] {
  for (const candidate of listOf(images)) {
    const { success, data } = imageSchema.safeParse(candidate);
    if (success) {
      return { url: data.url, alt: data.title ?? null };
    }
  }
  return null;
}

function topicNames(topics: unknown): string[] {
  const names = typeof topics === 'string' ? topics.split(',') : listOf(topics);
  const trimmed = names.flatMap((name) => (typeof name === 'string' ? [name.trim()] : []));
  return [...new Set(trimmed)].filter((name) => name !== '');
}

/** A lone value where a list is expected is a list of one; a flag or a number is no list at all. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const isOne = typeof value === 'string' || (typeof value === 'object' && value !== null);
  return isOne ? [value] : [];
}

function isWebLink(candidate: string): boolean {
  return /^https?:\/\//i.test(candidate) && parseUrl(candidate) !== null;
}
