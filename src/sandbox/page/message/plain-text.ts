/** Owns a message's text in one line without markup: what a reply repeats of it. Pure. */
import type { Lookup } from '../lookup.ts';
import { parseInline } from '../markdown/inline.ts';
import { formatTimestamp } from '../markdown/timestamp.ts';
import type { Inline } from '../markdown/tree.ts';

function mentionText({ kind, id }: Extract<Inline, { type: 'mention' }>, lookup: Lookup): string {
  if (kind === 'channel') return `#${lookup.channel(id)?.name ?? ' unknown'}`;
  if (kind === 'role') return `@${lookup.role(id)?.name ?? 'unknown-role'}`;
  const user = lookup.user(id);
  return `@${user ? lookup.displayName(user) : 'unknown-user'}`;
}

function textOf(node: Inline, lookup: Lookup): string {
  switch (node.type) {
    case 'text':
    case 'code':
      return node.text;
    case 'mention':
      return mentionText(node, lookup);
    case 'everyone':
      return `@${node.name}`;
    case 'command':
      return `/${node.name}`;
    case 'time':
      return formatTimestamp(node.unix, node.style, lookup.timeOptions());
    case 'emoji':
      return node.name;
    default:
      return node.children.map((child) => textOf(child, lookup)).join('');
  }
}

export function plainText(source: string, lookup: Lookup): string {
  return parseInline(source)
    .map((node) => textOf(node, lookup))
    .join('')
    .replaceAll(/\s+/g, ' ');
}
