/** Owns the way from a piece of HTML, escaped once or twice, to the text in it. */
import { decodeHTMLStrict } from 'entities';

/** Each alternative also ends at the end of the text, so that an unclosed one is scanned once. */
const UNSHOWN =
  /<(script|style|template|noscript|svg|iframe)(?=[\s/>])(?:[^<>]*\/>|[\s\S]*?(?:(<\/\1\s*>)|$))|<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[|\]\]>|<!doctype[^<>]*>/gi;

const BLOCKS =
  'p|br|hr|div|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|blockquote|pre|section|article|header|footer|figure|figcaption|aside|main|nav|img|video|audio|picture|source|form|html|body|head|title';
const INLINES =
  'a|abbr|b|big|bdi|bdo|button|center|cite|code|del|dfn|em|embed|font|i|iframe|input|ins|kbd|label|link|mark|meta|noscript|object|q|s|samp|small|span|strike|strong|sub|sup|svg|template|time|tt|u|var|wbr';

/** Only names of HTML: `a < b`, `<3` and `Vec<T>` are text. */
const tagOf = (names: string): RegExp =>
  new RegExp(`</?(?:${names})(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^<>"'])*>`, 'gi');
const BLOCK_TAG = tagOf(BLOCKS);
const INLINE_TAG = tagOf(INLINES);

/** Escaped once more than the format asks for, as feeds do to their descriptions. */
const ESCAPED_MARKUP = /<\/[a-z]+\d?\s*>|<(?:br|p|img)\b/i;
const ESCAPED_ENTITY = /&amp;(?:[a-z]\w{1,30}|#\d{1,7}|#x[\da-f]{1,6});/i;

function withoutTags(html: string): string {
  return html
    .replace(UNSHOWN, (match, name: string | undefined, closing: string | undefined) => {
      const isUnclosed = name !== undefined && closing === undefined && !match.endsWith('/>');
      return isUnclosed ? match : ' ';
    })
    .replace(BLOCK_TAG, ' ')
    .replace(INLINE_TAG, '');
}

/**
 * The text of a piece of HTML, entities decoded; markup that was escaped twice is undone too.
 * What only resembles HTML (`a < b`) stays. The result is text, not safe HTML.
 */
export function htmlToText(html: string): string {
  const decoded = decodeHTMLStrict(withoutTags(html));
  const text = ESCAPED_MARKUP.test(decoded) ? withoutTags(decoded) : decoded;
  return ESCAPED_ENTITY.test(html) ? decodeHTMLStrict(text) : text;
}
