/** Owns what a card says of a paper beyond other articles: who wrote it, and where the rest of it is. */
import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord-api-types/v10';
import type { PaperDetails } from '../../articles/tables.ts';
import { AUTHORS_MAX } from '../../ingest/normalise.ts';
import { escapeText, httpLink } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';
import { BUTTON_URL_LIMIT } from './embed-limits.ts';

const NAMES_SHOWN = 3;
const NAME_LENGTH = 60;

/**
 * "A. Author, B. Author and 5 more", escaped; empty when nobody is named.
 * @param shown how many names at most
 * @param length of each, in code points
 */
export function authorLine(
  { authors }: PaperDetails,
  texts: Texts,
  { shown, length }: { shown: number; length: number } = {
    shown: NAMES_SHOWN,
    length: NAME_LENGTH,
  },
): string {
  const names = authors.map((name) => escapeText(name, length)).filter(Boolean);
  // "and 1 more" would take the room of a name.
  const few = names.length === shown + 1 && shown > 1 ? names : names.slice(0, shown);
  const left = names.length - few.length;
  if (left === 0) return texts.list(few);
  // Those of thousands are not all stored.
  const isCut = authors.length >= AUTHORS_MAX;
  const others = isCut ? texts('card.manyAuthors') : texts('card.moreAuthors', { count: left });
  return texts.list([...few, others]);
}

/** A link that is too long for a button is left out: the abstract has it. */
export function paperButtons(
  { pdfUrl, codeUrl, projectUrl }: PaperDetails,
  texts: Texts,
): APIButtonComponent[] {
  const links = [
    [texts('card.pdf'), pdfUrl],
    [texts('card.code'), codeUrl],
    [texts('card.project'), projectUrl],
  ] as const;
  const taken = new Set<string>();
  return links.flatMap(([label, address]) => {
    const url = address === null ? null : httpLink(address, BUTTON_URL_LIMIT);
    if (url === null || taken.has(url)) return [];
    taken.add(url);
    return [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url } as const];
  });
}
