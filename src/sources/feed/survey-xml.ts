/** Owns a quick look at XML that tells, before it is parsed, whether its tags are sound. */
import { FeedError } from './feed-error.ts';

/** Feeds nest ten deep, the markup in them a few dozen. */
export const DEPTH_MAX = 256;
/** Of the longest feeds: a thousand entries of sixty tags. fast-xml-parser needs 25 µs for each. */
export const TAGS_MAX = 60_000;
/** More are no feed's; fast-xml-parser needs 20 µs for each. */
export const ATTRIBUTES_MAX = 200;

/** `end` is where the first element ends; `what` begins a phrase that "near line 3" ends. */
export type Survey = { isSound: true; end: number } | { isSound: false; at: number; what: string };

const TAG = new RegExp(
  `<([^\\s/<>"'=]+)(?:\\s+[^\\s"'<>=/]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*')){0,${ATTRIBUTES_MAX}}\\s*(/?)>`,
  'y',
);
const CLOSING = /<\/([^\s<>]+)\s*>/y;

/**
 * Whether each tag is written as XML has it and closed by its own name. fast-xml-parser asks
 * neither: at a `<br>` that is never closed it puts the rest of the item inside, silently.
 */
export function surveyXml(text: string): Survey {
  const open: string[] = [];
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = pastUnread(text, at);
    if (skipped !== null) {
      if (skipped < 0) return { isSound: false, at, what: 'something that never ends' };
      at = skipped;
      continue;
    }
    CLOSING.lastIndex = at;
    const closed = CLOSING.exec(text);
    if (closed !== null) {
      if (open.pop() !== closed[1]) return { isSound: false, at, what: 'tags that do not match' };
      at = CLOSING.lastIndex;
      if (open.length === 0) return { isSound: true, end: at };
      continue;
    }
    TAG.lastIndex = at;
    const opened = TAG.exec(text);
    if (opened === null) return { isSound: false, at, what: 'a broken tag' };
    tags += 1;
    if (tags > TAGS_MAX) return { isSound: false, at, what: 'more tags than are read at once' };
    if (opened[2] === '') open.push(opened[1] ?? '');
    if (open.length > DEPTH_MAX) return { isSound: false, at, what: 'tags that nest too deep' };
    at = TAG.lastIndex;
  }
  return { isSound: false, at: text.length, what: 'an end in the middle' };
}

export function tooDeep(): FeedError {
  return new FeedError(`nests deeper than ${DEPTH_MAX} elements`);
}

/** Past a comment, CDATA or instruction; null when it is a tag, -1 when it never ends. */
function pastUnread(text: string, at: number): number | null {
  const end = text.startsWith('<!--', at)
    ? '-->'
    : text.startsWith('<![CDATA[', at)
      ? ']]>'
      : text.startsWith('<?', at)
        ? '?>'
        : null;
  if (end === null) return null;
  const found = text.indexOf(end, at + (end === '-->' ? 4 : 2));
  return found < 0 ? -1 : found + end.length;
}

export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** A search to and fro, since a pattern would look for the end of each `<!--` that has none. */
export function withoutComments(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) break;
    pieces.push(text.slice(from, at));
    from = end + 3;
  }
  return [...pieces, text.slice(from)].join('');
}
