/** Owns why a place takes nothing: stored in English, and said again in the reader's words. */
import { codePoints } from '../../lib/text.ts';
import { rightNames, type Right } from '../bot-rights.ts';
import { escapeText } from '../markup.ts';
import { withoutMentions } from './command-mentions.ts';
import { english, type English } from './en-US/index.ts';
import { type Texts, textsFor } from './texts-for.ts';
import type { ValuesOf } from './translation.ts';

type ReasonKey = keyof English['reasons'];

const NAME_LENGTH = 100;
const KEYS = Object.keys(english.reasons).filter((key): key is ReasonKey => key in english.reasons);
const PLACEHOLDER = /\{(\w+)\}/g;
/** Each reason as it is stored, with whatever its values are. */
const PATTERNS = KEYS.map((key) => ({ key, pattern: patternOf(english.reasons[key]) }));
const RIGHTS = Object.keys(english.rights).filter((key): key is Right => key in english.rights);

/** As it is stored, and logged: values as they are. Rights are written by `storedRights`. */
export function storedReason<Key extends ReasonKey>(
  key: Key,
  ...[values]: ValuesOf<`reasons.${Key}`>
): string {
  const valueOf = new Map<string, unknown>(Object.entries(values ?? {}));
  const text: string = english.reasons[key];
  return withoutMentions(text).replace(PLACEHOLDER, (_whole, name: string) =>
    String(valueOf.get(name)),
  );
}

export function storedRights(rights: readonly Right[]): string {
  return rightNames(rights, textsFor('en-US'));
}

/**
 * A stored reason as markdown in the reader's language; one that no text of ours is like stays as it
 * was stored.
 * @param limit in code points; what is longer is cut, and then mentions no command
 */
export function reasonIn(texts: Texts, stored: string, limit: number): string {
  for (const { key, pattern } of PATTERNS) {
    const match = pattern.exec(stored);
    if (!match) continue;
    const { name = '', rights = '' } = match.groups ?? {};
    const values = { rights: rightNames(rightsIn(rights), texts) };
    const whole = texts(`reasons.${key}`, { ...values, name: escapeText(name, NAME_LENGTH) });
    if (codePoints(whole) <= limit) return whole;
    const plain = texts(`reasons.${key}`, { ...values, name });
    return escapeText(typed(plain), limit);
  }
  return escapeText(stored, limit);
}

function patternOf(text: string): RegExp {
  const parts = withoutMentions(text)
    .split(PLACEHOLDER)
    .map((part, index) =>
      index % 2 === 1 ? `(?<${part}>.*)` : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`),
    );
  return new RegExp(`^${parts.join('')}$`, 'su');
}

function rightsIn(names: string): Right[] {
  return RIGHTS.filter((right) => names.includes(`“${english.rights[right]}”`));
}

/** Mentions of commands as they are typed. */
function typed(text: string): string {
  return text.replaceAll(/<(\/[^:>]+):\d+>/g, '$1').replaceAll(/`(\/[^`]+)`/g, '$1');
}
