/** Owns what is taken off and put right in XML before any parser sees it. */

/** Each says in a few words what it mended, for `sources test`; null when there was no need. */
type Mend = (text: string) => { text: string; what: string } | null;

/** XML in which only the feed itself is left, in the names that feedsmith knows. */
export function prepareXml(text: string): { text: string; mended: string[] } {
  let rest = text;
  const mended: string[] = [];
  for (const mend of MENDS) {
    const result = mend(rest);
    if (result === null) continue;
    rest = result.text;
    if (result.what !== '') mended.push(result.what);
  }
  return { text: rest, mended };
}

const FORBIDDEN = /(?:(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff])+/gu;

/** Not characters of XML (https://www.w3.org/TR/xml/#charsets); feedsmith hands them on. */
const withoutControls: Mend = (text) => {
  const clean = text.replace(FORBIDDEN, '');
  return clean.length === text.length ? null : { text: clean, what: 'control characters' };
};

const FEED_START = /<\?xml[\s?]|<(?:[\w.-]{1,100}:)?(?:rss|rdf|feed)(?=[\s>])/i;
/** A warning of PHP is a few lines; a page that only speaks of feeds has the tags of a page. */
const RUBBISH_MAX = 4_000;
const PAGE = /<!doctype html|<(?:html|head|body)[\s>]/i;

/** A blank line, a byte-order mark as text, or warnings of PHP stand before the declaration. */
const withoutLead: Mend = (text) => {
  const start = text.slice(0, RUBBISH_MAX).search(FEED_START);
  const lead = text.slice(0, start);
  if (start <= 0 || PAGE.test(lead) || lead.trimStart().startsWith('<!')) return null;
  return { text: text.slice(start), what: lead.trim() === '' ? '' : 'text before the feed' };
};

/**
 * The document type: nothing that it declares is ever expanded or fetched. fast-xml-parser expands
 * none either, as feedsmith sets it up, but it throws at entities from outside, which real feeds
 * of RSS 0.91 name, and at a second DOCTYPE.
 */
const withoutDoctype: Mend = (text) => {
  const start = /^(?:\s|<\?[^>]{0,1000}>|<!--(?:[^-]|-(?!->))*-->)*<!DOCTYPE/i.exec(
    text.slice(0, HEAD_MAX),
  );
  if (start === null) return null;
  const from = start[0].length - '<!DOCTYPE'.length;
  const end = doctypeEnd(text, from);
  const declaration = text.slice(from, end);
  const what = /<!ENTITY/i.test(declaration) ? 'entities of its own, which stay unexpanded' : '';
  return { text: text.slice(0, from) + text.slice(end), what };
};

const HEAD_MAX = 65_536;

/** Past its `>`, outside of quotes and of the internal subset. */
function doctypeEnd(text: string, from: number): number {
  const parts = /"[^"]*"|'[^']*'|<!--[\s\S]*?-->|[[\]>]/g;
  parts.lastIndex = from;
  let isInside = false;
  for (let part = parts.exec(text); part !== null; part = parts.exec(text)) {
    if (part[0] === '[') isInside = true;
    if (part[0] === ']') isInside = false;
    if (part[0] === '>' && !isInside) return parts.lastIndex;
  }
  return text.length;
}

/**
 * A default namespace of RSS: feedsmith 3.0.1 then looks for `atom:rss` or `rss:rss` and finds no
 * feed at all, where real feeds only meant to declare a prefix.
 */
const withoutRssNamespace: Mend = (text) => {
  const root = /<rss\s[^>]{0,4000}>/i.exec(text.slice(0, HEAD_MAX));
  if (root === null || !/\sxmlns\s*=/i.test(root[0])) return null;
  const plain = root[0].replace(/\sxmlns\s*=\s*(?:"[^"]*"|'[^']*')/i, '');
  const rest = text.slice(root.index + root[0].length);
  return { text: text.slice(0, root.index) + plain + rest, what: '' };
};

/**
 * RDF's table of contents: feedsmith takes only the items that it lists, each by a search through
 * all of them; real feeds forget to list some, or list them by another address.
 */
const withoutContents: Mend = (text) => {
  const from = text.search(/<(?:rss:)?items[\s>]/i);
  if (from < 0 || !/<(?:[\w.-]{1,100}:)?rdf[\s>]/i.test(text.slice(0, HEAD_MAX))) return null;
  const end = /<\/(?:rss:)?items\s{0,20}>/i.exec(text.slice(from));
  if (end === null) return null;
  return { text: text.slice(0, from) + text.slice(from + end.index + end[0].length), what: '' };
};

/**
 * Feedburner's `origLink`, which feedsmith does not know, becomes a link that it does; the link
 * beside it counts the reader at a service that is going away.
 */
const withOriginalLinks: Mend = (text) => {
  if (!text.includes('feedburner:origLink')) return null;
  const name = /<(?:[\w.-]{1,100}:)?feed[\s>]/i.test(text.slice(0, HEAD_MAX))
    ? 'link'
    : 'atom:link';
  const renamed = text
    .replaceAll('<feedburner:origLink>', `<${name} rel="x-original">`)
    .replaceAll('</feedburner:origLink>', `</${name}>`);
  return { text: renamed, what: '' };
};

const MENDS: readonly Mend[] = [
  withoutControls,
  withoutLead,
  withoutDoctype,
  withoutRssNamespace,
  withoutContents,
  withOriginalLinks,
];
