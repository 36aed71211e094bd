/** Owns the words that many places share, in German. */
import type { common as english } from '../en-US/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<'de', typeof english> = {
  others: { one: 'noch {count}', other: 'noch {count}' },
  andOthers: { one: 'und noch {count}', other: 'und noch {count}' },
  quoted: '„{name}“',
  page: '{title} (Seite {page} von {pages})',
  previous: 'Zurück',
  next: 'Weiter',
  untitled: 'Ohne Titel',
  unknown: 'Unbekannt',
  anyTopic: 'jedes Thema',
};
