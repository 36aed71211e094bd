/** Owns turning what a publisher wrote into text and addresses that the rest of Keypoint can trust. */
import type { JudgedArticle } from '../articles/store.ts';
import type { ArticleOrigin, PaperDetails } from '../articles/tables.ts';
import { isAmpForm } from '../lib/amp.ts';
import { cleanText, stripOutletSuffix, truncate } from '../lib/text.ts';
import { type AddressContext, canonicalUrl, displayUrl, outletDomain } from '../lib/url.ts';
import type { RelatedEntry, SourceEntry } from './source-entry.ts';

/** An article as it is stored, but for what the judgement adds. */
export type NormalArticle = Omit<
  JudgedArticle,
  'quality' | 'qualityParts' | 'state' | 'stateReason'
> & { statedQuality: number | null; hasAmp: boolean };

/** Longer than any headline, shorter than what an embed could not hold after escaping. */
const TITLE_MAX = 300;
const EXCERPT_MAX = 1_000;
const NAME_MAX = 80;
/** A card names a few; papers of thousands of authors exist. */
export const AUTHORS_MAX = 50;
/** Code units that are looked at: what is cut off later need not be repaired first. */
const RAW_MAX = 4_000;
const QUALITY_MAX = 1_000;
/** RFC 1035, 2.3.4. */
const DOMAIN_MAX = 253;

/** Before the web; after it was read (with two days for clocks and zones): not a date of it. */
const EARLIEST = Date.UTC(1990, 0, 1);
const AHEAD_MS = 2 * 24 * 60 * 60 * 1_000;

/** Null when no link can be used or nothing of the title is left. */
export function normaliseEntry(
  entry: RelatedEntry & Partial<Pick<SourceEntry, 'leads' | 'paper'>>,
  {
    now,
    origin,
    nameOf,
    address,
  }: {
    now: Date;
    origin: ArticleOrigin;
    nameOf: (domain: string) => string | null;
    address?: AddressContext | undefined;
  },
): NormalArticle | null {
  const canonical = canonicalUrl(entry.url, address);
  const url = displayUrl(entry.url, address);
  if (canonical === null || url === null) return null;
  const provider = normaliseProvider(entry, nameOf);
  if (!provider) return null;
  const title = truncate(
    stripOutletSuffix(cleanText(entry.title.slice(0, RAW_MAX)), provider),
    TITLE_MAX,
  );
  if (title === '') return null;
  return {
    canonicalUrl: canonical,
    url,
    provider,
    title,
    excerpt: truncate(cleanText(entry.excerpt.slice(0, RAW_MAX)), EXCERPT_MAX),
    type: entry.type,
    publishedAt: plausibleDate(entry.publishedAt, now),
    image: normaliseImage(entry.image),
    paper: entry.paper ? normalisePaper(entry.paper) : null,
    statedQuality: plausibleQuality(entry.quality),
    hasAmp: entry.alternateUrls.some(isAmpForm),
    leads: entry.leads ?? null,
    origin,
  };
}

/** The stated domain, else that of the first link that has one. */
function normaliseProvider(
  { provider, url, alternateUrls }: RelatedEntry,
  nameOf: (domain: string) => string | null,
): { domain: string; name: string } | null {
  const domain = [provider.domain ?? '', url, ...alternateUrls].reduce<string | null>(
    (found, candidate) => found ?? usableDomain(candidate),
    null,
  );
  if (domain === null) return null;
  const stated = cleanText(decodePercents((provider.name ?? '').slice(0, RAW_MAX)));
  // Some names hold the article's whole path.
  const usable = stated !== '' && !stated.includes('/');
  return { domain, name: truncate(nameOf(domain) ?? (usable ? stated : domain), NAME_MAX) };
}

function usableDomain(candidate: string): string | null {
  const domain = outletDomain(candidate);
  return domain !== null && domain.length <= DOMAIN_MAX ? domain : null;
}

function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function normaliseImage(image: RelatedEntry['image']): NormalArticle['image'] {
  if (!image) return null;
  const url = displayUrl(cleanText(image.url.slice(0, RAW_MAX)));
  if (url === null) return null;
  const alt = image.alt === null ? '' : truncate(cleanText(image.alt.slice(0, RAW_MAX)), TITLE_MAX);
  return { url, alt: alt === '' ? null : alt };
}

function normalisePaper({ authors, pdfUrl, codeUrl, projectUrl }: PaperDetails): PaperDetails {
  const names = authors
    .slice(0, AUTHORS_MAX)
    .map((name) => truncate(cleanText(name.slice(0, RAW_MAX)), NAME_MAX));
  const shown = (url: string | null) => (url === null ? null : displayUrl(url));
  return {
    authors: names.filter((name) => name !== ''),
    pdfUrl: shown(pdfUrl),
    codeUrl: shown(codeUrl),
    projectUrl: shown(projectUrl),
  };
}

/** Real ones are 0 to about 190 (everyday.md); one far from that says nothing. */
function plausibleQuality(quality: number | null): number | null {
  return quality !== null && quality >= 0 && quality <= QUALITY_MAX ? quality : null;
}

/** Null for a date that no article of the web can have when it is read. */
export function plausibleDate(date: Date | null, now: Date): Date | null {
  if (!date) return null;
  const time = date.getTime();
  return time >= EARLIEST && time <= now.getTime() + AHEAD_MS ? date : null;
}
