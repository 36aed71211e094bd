/** Owns asking for keywords, and saying what is wrong with those that were typed. */
import { UserError } from '../../lib/errors.ts';
import {
  faultOfAll,
  type KeywordFault,
  type Keywords,
  parseKeywords,
} from '../../subscriptions/keywords/parse-keywords.ts';
import { escapeText } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';

/** Longer than any keyword may be, to show the one that is. */
const SHOWN_LENGTH = 80;

/** @throws UserError that says what is wrong with which */
export function keywordsFrom(texts: Texts, typed: string): string[] {
  const parsed = parseKeywords(typed);
  if (parsed.status === 'ok') return parsed.keywords;
  throw new UserError(faultText(texts, parsed));
}

/** @throws UserError when they are too much together */
export function requireRoom(texts: Texts, keywords: Keywords): void {
  const fault = faultOfAll(keywords);
  if (fault) throw new UserError(faultText(texts, fault));
}

function faultText(texts: Texts, fault: KeywordFault): string {
  const keyword = 'keyword' in fault ? escapeText(fault.keyword, SHOWN_LENGTH) : '';
  switch (fault.fault) {
    case 'too-many':
      return texts('keywords.tooMany', { most: fault.most });
    case 'too-many-patterns':
      return texts('keywords.tooManyPatterns', { most: fault.most });
    case 'too-long':
      return texts('keywords.tooLong', { keyword, most: fault.most });
    case 'too-much':
      return texts('keywords.tooMuch');
    case 'no-letter':
      return texts('keywords.noLetter', { keyword });
    case 'unclosed':
      return texts('keywords.unclosed', { keyword });
    case 'bad-pattern': {
      const reason = escapeText(fault.reason, SHOWN_LENGTH);
      return texts('keywords.badPattern', { keyword, at: fault.at, reason });
    }
    case 'large-pattern':
      return texts('keywords.largePattern', { keyword });
    case 'empty-pattern':
      return texts('keywords.emptyPattern', { keyword });
  }
}
