/** Owns what an entry's outlet is called, as far as its feed says. */
import { outletDomain } from '../../lib/url.ts';

/** Sites where everyone publishes: a feed's title is that of one of them, not the site's. */
const SHARED =
  /^(?:github|gitlab|youtube|vimeo|medium|reddit|arxiv|substack|huggingface|linkedin|x|twitter|facebook|tumblr|wordpress)\.(?:com|org|co)$/;

const SECTION_MAX = 3;

/**
 * The feed's title where it publishes on its own site, else the outlet that the entry names, else
 * null. Of a title such as `AI | The Verge` the part that the domain spells is the name.
 */
export function providerName({
  feedTitle,
  siteUrl,
  domain,
  sourceName,
}: {
  feedTitle: string | null;
  siteUrl: string | null;
  domain: string | null;
  sourceName: string | null;
}): string | null {
  const site = siteUrl === null ? null : outletDomain(siteUrl);
  if (domain === null || site === null || !isSameSite(site, domain)) return sourceName;
  if (SHARED.test(domain)) return sourceName;
  return feedTitle === null ? sourceName : spelled(feedTitle, domain);
}

/** One may be a part of the other: `blog.example.com` of `example.com`. */
function isSameSite(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function spelled(title: string, domain: string): string | null {
  const labels = domain.split('.').map(key);
  const parts = title.split(/\s*(?:[|»›·•]|\s[-–—:]\s)\s*/).filter((part) => part !== '');
  const own = parts.find(
    (part) => labels.includes(key(part)) || labels.includes(`the${key(part)}`),
  );
  if (own !== undefined) return own;
  // `AI` is a section, of whichever site.
  return title.length > SECTION_MAX ? title : null;
}

function key(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
