/** Owns writing broken XML anew, so that a strict parser can read what is sound in it. */
import { Parser } from 'htmlparser2';
import { ATTRIBUTES_MAX, DEPTH_MAX, TAGS_MAX, tooDeep } from './survey-xml.ts';

/** HTML that has no end tag; `link` is missing, being a page's address in RSS. */
const VOID = new Set('area br col embed hr img input meta param source track wbr'.split(' '));
const ENTRY = /^(?:[\w.-]+:)?(?:item|entry)$/;
const NAME = /^[a-z_][\w.-]*(?::[\w.-]+)?$/;

/**
 * The same elements, each closed where its parent ends at the latest; an entry that the document
 * ends within is left out, since its address may be cut off. feedsmith either throws at all of
 * this or loses what follows; browsers and people's readers have always shown such feeds.
 * @throws FeedError for tags that nest too deep
 */
export function rewriteXml(text: string): string {
  const writer = createWriter();
  const parser = new Parser(
    {
      ...writer,
      onopentag(name, attributes) {
        if (!writer.onopentag(name, attributes)) parser.pause();
      },
    },
    { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  // `a < b` and `<3`: a sign, not a tag, and what it would swallow is the rest of the entry.
  // The parser is not told of the end: it would close what is open, as if the document had.
  parser.write(text.replace(/<(?![a-z_/!?])/gi, '&lt;'));
  return writer.end();
}

function createWriter() {
  const open: string[] = [];
  const pieces: string[] = [];
  let entryAt = 0;
  let tags = 0;
  let isCdata = false;
  const closeFrom = (index: number) => {
    while (open.length > index) pieces.push(`</${open.pop()}>`);
  };
  const openEntry = () => {
    const unclosed = open.findIndex((element) => ENTRY.test(element));
    if (unclosed >= 0) closeFrom(unclosed);
    entryAt = pieces.length;
  };
  return {
    /** False when it is enough. */
    onopentag(name: string, attributes: Record<string, string>): boolean {
      tags += 1;
      if (tags > TAGS_MAX) return false;
      if (!NAME.test(name)) return true;
      if (ENTRY.test(name)) openEntry();
      const isVoid = VOID.has(name);
      pieces.push(`<${name}${attributesText(attributes)}${isVoid ? '/' : ''}>`);
      if (!isVoid) open.push(name);
      if (open.length > DEPTH_MAX) throw tooDeep();
      return true;
    },
    onclosetag(name: string) {
      const index = open.lastIndexOf(name);
      if (index >= 0) closeFrom(index);
    },
    ontext(text: string) {
      if (open.length > 0) pieces.push(isCdata ? text : text.replaceAll('<', '&lt;'));
    },
    oncdatastart() {
      isCdata = open.length > 0;
      if (isCdata) pieces.push('<![CDATA[');
    },
    oncdataend() {
      if (isCdata) pieces.push(']]>');
      isCdata = false;
    },
    end(): string {
      const cut = open.findIndex((element) => ENTRY.test(element));
      if (cut >= 0) {
        pieces.length = entryAt;
        open.length = cut;
      }
      closeFrom(0);
      return pieces.join('');
    },
  };
}

function attributesText(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .slice(0, ATTRIBUTES_MAX)
    .filter(([name]) => NAME.test(name))
    .map(([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`)
    .join('');
}
