/** Owns what a story's card, and a line of a list, say beside the story itself, in German. */
import type { card as english } from '../en-US/card.ts';
import type { Translation } from '../translation.ts';

export const card: Translation<'de', typeof english> = {
  retractedOpening: '**Zurückgezogen:** Wer dies veröffentlicht hat, hat es {when} zurückgenommen.',
  published: 'Veröffentlicht {when}',
  firstSeen: 'Zuerst gesehen {when}',
  updated: 'aktualisiert {when}',
  by: 'Von {authors}',
  typeBy: '{type} von {authors}',
  moreAuthors: { one: '1 weitere Person', other: '{count} weitere' },
  manyAuthors: 'viele weitere',
  coveredBy: 'Auch berichtet von',
  takenBack: 'Zurückgenommen',
  authority: 'Autorität {authority}',
  heat: 'Resonanz {heat}',
  heatInLine: 'Resonanz {heat}',
  articles: { one: '1 Artikel', other: '{count} Artikel' },
  moreOnIt: { one: '{count} weiterer dazu', other: '{count} weitere dazu' },
  retracted: 'Zurückgezogen',
  type: {
    video: '🎬 Video',
    newsletter: '✉️ Newsletter',
    podcast: '🎙️ Podcast',
    paper: '📄 Paper',
  },
  read: 'Lesen',
  abstract: 'Abstract',
  pdf: 'PDF',
  code: 'Code',
  project: 'Projekt',
  related: 'Verwandtes',
};
