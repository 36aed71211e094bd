/** Owns what a story's card, and a line of a list, say beside the story itself, in French. */
import type { card as english } from '../en-US/card.ts';
import type { Translation } from '../translation.ts';

export const card: Translation<'fr', typeof english> = {
  retractedOpening: '**Retiré :** la source a retiré cette publication {when}.',
  published: 'Publié {when}',
  firstSeen: 'Vu pour la première fois {when}',
  updated: 'mis à jour {when}',
  by: 'Par {authors}',
  typeBy: '{type} par {authors}',
  moreAuthors: { one: '{count} autre', other: '{count} autres' },
  manyAuthors: 'beaucoup d’autres',
  coveredBy: 'Aussi couvert par',
  takenBack: 'Retirés',
  authority: 'autorité {authority}',
  heat: 'Retentissement {heat}',
  heatInLine: 'retentissement {heat}',
  articles: { one: '{count} article', other: '{count} articles' },
  moreOnIt: { one: '{count} autre à ce sujet', other: '{count} autres à ce sujet' },
  retracted: 'Retiré',
  type: {
    video: '🎬 vidéo',
    newsletter: '✉️ newsletter',
    podcast: '🎙️ podcast',
    paper: '📄 article scientifique',
  },
  read: 'Lire',
  abstract: 'Résumé',
  pdf: 'PDF',
  code: 'Code',
  project: 'Projet',
  related: 'Similaires',
};
