/** Owns the links of an answer's header (RFC 8288) that tell of a feed's hub. */
import { resolveAddress } from './addresses.ts';
import type { FeedDocument } from './feed-document.ts';

const LINK = /<([^<>]*)>((?:\s*;\s*[^\s=;,<]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"<]*))?)*)/g;
const PARAMETER = /;\s*([^\s=;,]+)\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/g;

/**
 * The hub that counts, and the address by which it knows the feed: those of the header before those
 * of the document (https://www.w3.org/TR/websub/#discovery).
 */
export function declaredHub(
  { url, headers }: { url: string; headers: Readonly<Record<string, string>> },
  inDocument: FeedDocument['hub'],
): FeedDocument['hub'] {
  const links = linksOf(headers['link'] ?? '');
  const first = (rel: string) => {
    const link = links.find(({ rels }) => rels.includes(rel));
    return link === undefined ? null : resolveAddress(link.href, url);
  };
  const hub = first('hub') ?? inDocument?.url ?? null;
  return hub === null ? null : { url: hub, topic: first('self') ?? inDocument?.topic ?? url };
}

/** Those of this page: a link with an `anchor` is another's. */
function linksOf(header: string): { href: string; rels: string[] }[] {
  return [...header.matchAll(LINK)].flatMap(([, href = '', rest = '']) => {
    const parameters = new Map<string, string>();
    for (const [, name = '', quoted, plain = ''] of rest.matchAll(PARAMETER)) {
      const key = name.toLowerCase();
      if (!parameters.has(key)) parameters.set(key, quoted ?? plain);
    }
    if (parameters.has('anchor')) return [];
    return [{ href, rels: (parameters.get('rel') ?? '').toLowerCase().split(/\s+/) }];
  });
}
