/** Owns what is said of keywords that cannot be, in German. */
import type { keywords as english } from '../en-US/keywords.ts';
import type { Translation } from '../translation.ts';

export const keywords: Translation<'de', typeof english> = {
  tooMany: 'Bitte höchstens {most} Stichwörter.',
  tooManyPatterns: 'Bitte höchstens {most} Muster (`/…/`): Sie brauchen lange.',
  tooLong: '„{keyword}“ ist zu lang: Ein Stichwort hat höchstens {most} Zeichen.',
  tooMuch: 'Das sind zusammen zu viele Zeichen. Bitte weniger oder kürzere Stichwörter.',
  noLetter: '„{keyword}“ hat weder Buchstaben noch Ziffern.',
  unclosed: '{keyword} beginnt mit einem Anführungszeichen oder Schrägstrich ohne Ende.',
  badPattern: 'Das Muster {keyword} ist ab Zeichen {at} nicht lesbar: {reason}',
  largePattern: 'Das Muster {keyword} ist zu groß.',
  emptyPattern: 'Das Muster {keyword} kommt in jedem Text vor.',
};
