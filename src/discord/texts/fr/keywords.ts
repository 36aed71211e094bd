/** Owns what is said of keywords that cannot be, in French. */
import type { keywords as english } from '../en-US/keywords.ts';
import type { Translation } from '../translation.ts';

export const keywords: Translation<'fr', typeof english> = {
  tooMany: 'Au plus {most} mots-clés, s’il vous plaît.',
  tooManyPatterns: 'Au plus {most} motifs (`/…/`), s’il vous plaît : ils sont lents.',
  tooLong: '« {keyword} » est trop long : un mot-clé a au plus {most} caractères.',
  tooMuch: 'Cela fait trop de lettres au total. Utilisez moins de mots-clés, ou de plus courts.',
  noLetter: '« {keyword} » n’a ni lettre ni chiffre.',
  unclosed: '{keyword} commence par un guillemet ou une barre qui ne se ferme pas.',
  badPattern: 'Le motif {keyword} ne peut être lu au caractère {at} : {reason}',
  largePattern: 'Le motif {keyword} est trop grand.',
  emptyPattern: 'Le motif {keyword} se trouve dans tout texte.',
};
