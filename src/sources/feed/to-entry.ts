/** Owns making an entry of any format into what the line takes, or into the reason why not. */
import type { SourceEntry } from '../../ingest/source-entry.ts';
import { outletDomain } from '../../lib/url.ts';
import { baseWithin, entryAddresses } from './addresses.ts';
import { abstractOf, paperPage, isReplacement, paperDetails } from './arxiv.ts';
import { entryImage } from './entry-image.ts';
import { entryText, plainText } from './entry-text.ts';
import { entryType } from './entry-type.ts';
import { parseFeedDate } from './feed-date.ts';
import type { FeedEntry } from './feed-document.ts';
import { providerName } from './provider-name.ts';
import type { RawEntry, RawFeed } from './raw-feed.ts';
import { withProduct } from './version-title.ts';

export type EntryContext = {
  raw: RawFeed;
  feedTitle: string | null;
  siteUrl: string | null;
  /** What addresses outside of entries are relative to. */
  base: string;
};

export type EntryReading = FeedEntry | { title: string | null; reason: string };

/** More are a list of keywords for search engines. */
const TOPICS_MAX = 50;
const GUID_MAX = 1_000;

export function toEntry(context: EntryContext, entry: RawEntry): EntryReading {
  const { base, siteUrl } = context;
  const text = entryText(entry);
  const [first, ...others] = entryAddresses(entry, { base, site: siteUrl });
  if (first === undefined) return { title: text.title || null, reason: 'has no link' };
  if (text.title === '') return { title: null, reason: 'has neither a title nor a text' };
  const page = paperPage(first);
  const shared = {
    title: withProduct(text.title, context.feedTitle),
    publishedAt: entryDate(entry),
    image: entryImage(entry, { base: baseWithin(base, entry.base) }),
    topics: topicsOf(entry),
    provider: providerOf(context, entry, page ?? first),
    ...NOT_STATED,
  };
  return {
    guid: entry.guid === null ? null : entry.guid.slice(0, GUID_MAX),
    isUpdateOnly: page !== null && isReplacement(entry),
    entry:
      page === null
        ? {
            ...shared,
            ...article(context, { entry, url: first }),
            alternateUrls: others,
            excerpt: text.excerpt,
          }
        : {
            ...shared,
            url: page,
            alternateUrls: [first, ...others].filter((address) => address !== page),
            excerpt: abstractOf(text.excerpt),
            type: 'paper',
            paper: paperDetails(entry, page),
          },
  };
}

const NOT_STATED = { quality: null, leads: null, removed: false, related: [] };

function article(
  { raw }: EntryContext,
  { entry, url }: { entry: RawEntry; url: string },
): Pick<SourceEntry, 'url' | 'type' | 'paper'> {
  const type = entryType(raw, entry, url);
  if (type !== 'paper') return { url, type, paper: null };
  const authors = entry.creators.map(plainText);
  return { url, type, paper: { authors, pdfUrl: null, codeUrl: null, projectUrl: null } };
}

function providerOf(
  { feedTitle, siteUrl }: EntryContext,
  { sourceName }: RawEntry,
  url: string,
): SourceEntry['provider'] {
  const domain = outletDomain(url);
  return { domain, name: providerName({ feedTitle, siteUrl, domain, sourceName }) };
}

export function entryDate({ published, updated }: RawEntry): Date | null {
  for (const text of [...published, ...updated]) {
    const date = parseFeedDate(text);
    if (date !== null) return date;
  }
  return null;
}

function topicsOf({ subjects }: RawEntry): string[] {
  const names = subjects.slice(0, TOPICS_MAX).map((name) => plainText(name));
  return [...new Set(names)].filter((name) => name !== '');
}
