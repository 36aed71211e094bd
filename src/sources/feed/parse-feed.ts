/** Owns reading the bytes of any feed. */
import { baseOf, siteOf } from './addresses.ts';
import { decodeBody } from './decode-body.ts';
import { plainText } from './entry-text.ts';
import type { FeedDocument, FeedEntry } from './feed-document.ts';
import { FeedError } from './feed-error.ts';
import { isAnchored } from './is-anchored.ts';
import type { RawEntry } from './raw-feed.ts';
import { hubOf, restOf, ttlOf } from './polling-hints.ts';
import { readJson } from './read-format.ts';
import { readXml } from './read-xml.ts';
import { withoutRepeated } from './repeated-excerpts.ts';
import { type EntryContext, entryDate, toEntry } from './to-entry.ts';

/** What arXiv, the most prolific of all, has in one feed (https://info.arxiv.org/help/rss.html). */
const ENTRIES_MAX = 2_000;
const TOO_MANY = `more than ${ENTRIES_MAX.toLocaleString('en')} entries, of which the newest are read`;

/**
 * Reads RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, and JSON Feed; nothing in it is fetched
 * or expanded. Synchronous: about a tenth of a second per megabyte.
 *
 * @param url where the body came from, after redirects: what its addresses are relative to
 * @throws FeedError for a body that is no feed, or none that can be read
 */
export function parseFeed(body: Buffer, from: FeedOrigin): FeedDocument {
  try {
    return parse(body, from);
  } catch (error) {
    if (error instanceof FeedError) throw error;
    // feedsmith has errors of its own for what it makes nothing of: an element called `constructor`.
    throw new FeedError('cannot be read as a feed', { cause: error });
  }
}

type FeedOrigin = { url: string; contentType: string | null };

function parse(body: Buffer, { url, contentType }: FeedOrigin): FeedDocument {
  const { text } = decodeBody(body, contentType);
  if (text.trim() === '') throw new FeedError('is empty');
  const { raw, mended } = /^\s*[{[]/.test(text)
    ? { raw: readJson(text), mended: [] }
    : readXml(text);
  const title = plainText(raw.title ?? '') || null;
  const siteUrl = siteOf(raw, url);
  const context: EntryContext = { raw, feedTitle: title, siteUrl, base: baseOf(raw, url) };
  const entries: FeedEntry[] = [];
  const rejected: FeedDocument['rejected'] = [];
  const { items, first } = readAtOnce(raw.entries);
  for (const [index, item] of items.entries()) {
    const reading = toEntry(context, item);
    if ('reason' in reading) rejected.push({ place: first + index + 1, ...reading });
    else entries.push(reading);
  }
  return {
    title,
    siteUrl,
    hub: hubOf(raw, url),
    ttlMs: ttlOf(raw),
    ...restOf(text),
    isAnchored: isAnchored(entries),
    entries: withoutRepeated(entries),
    rejected,
    mended: items.length < raw.entries.length ? [...mended, TOO_MANY] : mended,
  };
}

/** Of too many the first, or in a feed that begins with its oldest the last. */
function readAtOnce(entries: readonly RawEntry[]): { items: readonly RawEntry[]; first: number } {
  const times = [entries[0], entries.at(-1)].map((entry) => entry && entryDate(entry)?.getTime());
  const [head, tail] = times;
  const isOldestFirst = head !== undefined && tail !== undefined && head < tail;
  const first = isOldestFirst ? Math.max(0, entries.length - ENTRIES_MAX) : 0;
  return { items: entries.slice(first, first + ENTRIES_MAX), first };
}
