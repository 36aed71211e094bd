/** Owns the reading of markdown inside a line: styles, links, mentions, times, emoji. */
import { parseUrl } from '../../../lib/parse-url.ts';
import { emojiOf } from './emoji.ts';
import type { Inline, MentionKind } from './tree.ts';

type Context = { links: boolean; depth: number };
type Rule = {
  pattern: RegExp;
  read: (match: RegExpExecArray, context: Context) => Inline | undefined;
};

/** Deeper nesting than anybody writes; a hostile text cannot make the parser recurse further. */
const MAX_DEPTH = 16;

const MENTION_KINDS: Readonly<Record<string, MentionKind>> = {
  '@': 'user',
  '@!': 'user',
  '@&': 'role',
  '#': 'channel',
};

const text = (value: string): Inline => ({ type: 'text', text: value });

function styled(type: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler', pattern: RegExp) {
  return {
    pattern,
    read: (match: RegExpExecArray, context: Context): Inline => ({
      type,
      children: inlineOf(match[1] ?? match[2] ?? '', context),
    }),
  };
}

function webAddress(candidate: string): string | undefined {
  const url = parseUrl(candidate);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
}

function bareLink(written: string, context: Context): Inline | undefined {
  const url = context.links ? webAddress(written) : undefined;
  return url === undefined ? undefined : { type: 'link', url, children: [text(written)] };
}

/** Tried in this order at each position; the first that matches wins, as in the client. */
const RULES: readonly Rule[] = [
  { pattern: /\\([^0-9A-Za-z\s])/y, read: ([, char]) => text(char ?? '') },
  {
    pattern: /<(@[!&]?|#)(\d{1,20})>/y,
    read: ([, sigil = '', id = '']) => {
      const kind = MENTION_KINDS[sigil];
      return kind && { type: 'mention', kind, id };
    },
  },
  {
    pattern: /<\/([-_'\p{L}\p{N} ]{1,100}):(\d{1,20})>/uy,
    read: ([, name = '', id = '']) => ({ type: 'command', name, id }),
  },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y,
    read: ([, unix, style = 'f']) => ({ type: 'time', unix: Number(unix), style }),
  },
  {
    pattern: /<a?:(\w{2,32}):\d{1,20}>/y,
    read: ([, name]) => ({ type: 'emoji', name: `:${name}:` }),
  },
  { pattern: /<(https?:\/\/[^\s>]+)>/y, read: ([, url = ''], context) => bareLink(url, context) },
  {
    pattern:
      /\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(\s*<?(https?:\/\/(?:\([^\s()]*\)|[^\s()<>])+)>?(?:\s+["'][^"'\n]*["'])?\s*\)/y,
    read: ([, label = '', address = ''], context) => {
      const url = context.links ? webAddress(address) : undefined;
      return url === undefined
        ? undefined
        : { type: 'link', url, children: inlineOf(label, { ...context, links: false }) };
    },
  },
  {
    pattern: /https?:\/\/[^\s<]*[^\s<.,:;"'\])*_~|]/y,
    read: ([url = ''], context) => bareLink(url, context),
  },
  {
    pattern: /(`{1,2})([^`\n]|[^`\n][^\n]*?[^`\n])\1(?!`)/y,
    read: ([, , code = '']) => ({ type: 'code', text: code.trim() === '' ? code : code.trim() }),
  },
  styled('bold', /\*\*((?:\\[^]|[^\\])+?)\*\*(?!\*)/y),
  styled('underline', /__((?:\\[^]|[^\\])+?)__(?!_)/y),
  styled(
    'italic',
    /(?<!\w)_((?:__|\\[^]|[^\\_])+?)_(?!\w)|\*(?=\S)((?:\*\*|\\[^]|\s+(?:[^*\s\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
  ),
  styled('strike', /~~((?:\\[^]|[^\\])+?)~~/y),
  styled('spoiler', /\|\|((?:\\[^]|[^\\])+?)\|\|/y),
  {
    pattern: /@(everyone|here)\b/y,
    read: ([, name]) => ({ type: 'everyone', name: name === 'here' ? 'here' : 'everyone' }),
  },
  {
    pattern: /:(\w{1,40}):/y,
    read: ([, name = '']) => {
      const character = emojiOf(name);
      return character === undefined ? undefined : { type: 'emoji', name: character };
    },
  },
];

/** What no rule begins with: everything up to the next character that one may begin with. */
const PLAIN = /[^](?:(?![\\<[`*_~|:@]|https?:\/\/)[^])*/y;

function matchAt(source: string, at: number, context: Context): [Inline, number] | undefined {
  if (context.depth >= MAX_DEPTH) return undefined;
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    // `read` recurses and moves lastIndex of the shared pattern: the length comes from the match.
    const node = match && read(match, { ...context, depth: context.depth + 1 });
    if (node) return [node, match[0].length];
  }
  return undefined;
}

function inlineOf(source: string, context: Context): Inline[] {
  const nodes: Inline[] = [];
  let at = 0;
  while (at < source.length) {
    const found = matchAt(source, at, context);
    PLAIN.lastIndex = at;
    const plain = found ? '' : (PLAIN.exec(source)?.[0] ?? source.slice(at));
    const [node, length] = found ?? [text(plain), plain.length];
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      nodes[nodes.length - 1] = text(last.text + node.text);
    } else {
      nodes.push(node);
    }
    at += length;
  }
  return nodes;
}

/**
 * Reads Discord's inline markdown. Only http(s) addresses become links; anything that is not
 * markup stays text. `links: false` is for places where the client shows no links (embed titles).
 */
export function parseInline(source: string, { links = true }: { links?: boolean } = {}): Inline[] {
  return inlineOf(source, { links, depth: 0 });
}
