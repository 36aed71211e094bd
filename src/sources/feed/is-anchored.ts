/** Owns noticing a feed whose entries are places of one page, as those of changelogs are. */
import { parseUrl } from '../../lib/parse-url.ts';
import type { FeedEntry } from './feed-document.ts';

/** At least two entries name the same page with different fragments. */
export function isAnchored(entries: readonly FeedEntry[]): boolean {
  const fragments = new Map<string, string>();
  return entries.some(({ entry }) => {
    const fragment = fragmentOf(entry.url);
    if (fragment === '') return false;
    const page = entry.url.slice(0, entry.url.length - fragment.length);
    const known = fragments.get(page) ?? fragment;
    fragments.set(page, known);
    return known !== fragment;
  });
}

/** The place on its page that an address names, with its `#`; `''` when it names none. */
export function fragmentOf(address: string): string {
  const { hash = '' } = parseUrl(address) ?? {};
  // Of a place that was found by its words a browser only scrolls there.
  return hash.startsWith('#:~:') ? '' : hash;
}
