/** Owns the reading of Discord's markdown into blocks: headings, quotes, lists, code, paragraphs. */
import { parseInline } from './inline.ts';
import type { Block } from './tree.ts';

const FENCE = '```';
const LANGUAGE = /^([\w+\-.#]{1,30})\n/;
const HEADING = /^(#{1,3}) +(\S.*)$/;
const SUBTEXT = /^-# +(\S.*)$/;
const LIST_ITEM = /^( *)([-*]|\d{1,10}\.) +(\S.*)$/;
const MAX_QUOTE_DEPTH = 4;

type Read = { block: Block; next: number };

function headingAt(lines: readonly string[], at: number): Read | undefined {
  const heading = HEADING.exec(lines[at] ?? '');
  if (heading) {
    const marks = heading[1]?.length;
    const level = marks === 1 || marks === 2 ? marks : 3;
    return {
      block: { type: 'heading', level, children: parseInline(heading[2] ?? '') },
      next: at + 1,
    };
  }
  const subtext = SUBTEXT.exec(lines[at] ?? '');
  if (!subtext) return undefined;
  return { block: { type: 'subtext', children: parseInline(subtext[1] ?? '') }, next: at + 1 };
}

function quoteAt(lines: readonly string[], at: number, depth: number): Read | undefined {
  const line = lines[at] ?? '';
  if (depth >= MAX_QUOTE_DEPTH) return undefined;
  if (line.startsWith('>>> ')) {
    const inside = [line.slice(4), ...lines.slice(at + 1)].join('\n');
    return { block: { type: 'quote', children: blocksOf(inside, depth + 1) }, next: lines.length };
  }
  let next = at;
  while (lines[next]?.startsWith('> ') === true || (next > at && lines[next] === '>')) next += 1;
  if (next === at) return undefined;
  const inside = lines.slice(at, next).map((quoted) => quoted.slice(2));
  return { block: { type: 'quote', children: blocksOf(inside.join('\n'), depth + 1) }, next };
}

function listAt(lines: readonly string[], at: number): Read | undefined {
  const first = LIST_ITEM.exec(lines[at] ?? '');
  if (!first) return undefined;
  const indent = first[1]?.length ?? 0;
  const ordered = /\d/.test(first[2] ?? '');
  const items: Block[][] = [];
  let next = at;
  for (
    let item = LIST_ITEM.exec(lines[next] ?? '');
    item;
    item = LIST_ITEM.exec(lines[next] ?? '')
  ) {
    const depth = item[1]?.length ?? 0;
    if (depth < indent) break;
    const nested = depth >= indent + 2 && items.length > 0 ? listAt(lines, next) : undefined;
    if (nested) {
      items.at(-1)?.push(nested.block);
      next = nested.next;
      continue;
    }
    if (/\d/.test(item[2] ?? '') !== ordered) break;
    items.push([{ type: 'paragraph', children: parseInline(item[3] ?? '') }]);
    next += 1;
  }
  return {
    block: { type: 'list', ordered, start: Number.parseInt(first[2] ?? '', 10) || 1, items },
    next,
  };
}

type Fence = { before: string; block: Block; after: string };

/** A code fence may begin in the middle of a line; what stands before and after it stays text. */
function fenceAt(lines: readonly string[], at: number): Fence | undefined {
  const open = lines[at]?.indexOf(FENCE) ?? -1;
  if (open === -1 || lines[at]?.[open - 1] === '\\') return undefined;
  const rest = lines.slice(at).join('\n');
  const close = rest.indexOf(FENCE, open + FENCE.length);
  const inside = rest.slice(open + FENCE.length, close);
  if (close === -1 || inside.trim() === '') return undefined;
  const language = LANGUAGE.exec(inside)?.[1] ?? '';
  const code = language === '' ? inside : inside.slice(language.length + 1);
  return {
    before: rest.slice(0, open),
    block: { type: 'code-block', language, text: code.replace(/^\n+/, '').trimEnd() },
    after: rest.slice(close + FENCE.length).replace(/^\n/, ''),
  };
}

function blocksOf(source: string, depth: number): Block[] {
  const blocks: Block[] = [];
  let lines = source.split('\n');
  let plain: string[] = [];
  const flush = (): void => {
    const text = plain.join('\n');
    if (text !== '') blocks.push({ type: 'paragraph', children: parseInline(text) });
    plain = [];
  };
  for (let at = 0; at < lines.length;) {
    const quote = quoteAt(lines, at, depth);
    const fence = quote ? undefined : fenceAt(lines, at);
    if (fence) {
      if (fence.before !== '') plain.push(fence.before);
      flush();
      blocks.push(fence.block);
      lines = fence.after === '' ? [] : fence.after.split('\n');
      at = 0;
      continue;
    }
    const read = quote ?? headingAt(lines, at) ?? listAt(lines, at);
    if (read) {
      flush();
      blocks.push(read.block);
      at = read.next;
    } else {
      plain.push(lines[at] ?? '');
      at += 1;
    }
  }
  flush();
  return blocks;
}

/** Reads a message's content, an embed's description or a field's value. Line ends may be CRLF. */
export function parseMarkdown(source: string): Block[] {
  return blocksOf(source.replaceAll('\r\n', '\n').trim(), 0);
}
