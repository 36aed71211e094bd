/** Owns noticing a feed whose entries are places of one page, as those of changelogs are. */
import { parseUrl } from '../../lib/parse-url.ts';
import type { FeedEntry } from './feed-document.ts';

/** At least two entries name the same page with different fragments. */
export function isAnchored(entries: readonly FeedEntry[]): boolean {
  const fragments = new Map<string, string>();
  return entries.some(({ entry }) => {
    const url = parseUrl(entry.url);
    if (url === null || url.hash === '' || url.hash.startsWith('#:~:')) return false;
    const page = entry.url.slice(0, entry.url.length - url.hash.length);
    const known = fragments.get(page) ?? url.hash;
    fragments.set(page, known);
    return known !== url.hash;
  });
}
