/** Owns the words that many places share, in French. */
import type { common as english } from '../en-US/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<'fr', typeof english> = {
  others: { one: '{count} autre', other: '{count} autres' },
  andOthers: { one: 'et {count} autre', other: 'et {count} autres' },
  quoted: '« {name} »',
  page: '{title} (page {page} sur {pages})',
  previous: 'Précédent',
  next: 'Suivant',
  untitled: 'Sans titre',
  unknown: 'Inconnu',
  anyTopic: 'tous les sujets',
};
