/** Owns what a story's card, and a line of a list, say beside the story itself, in Spanish. */
import type { card as english } from '../en-US/card.ts';
import type { Translation } from '../translation.ts';

export const card: Translation<'es-ES', typeof english> = {
  retractedOpening: '**Retirado:** quien lo publicó lo retiró {when}.',
  published: 'Publicado {when}',
  firstSeen: 'Visto por primera vez {when}',
  updated: 'actualizado {when}',
  by: 'Por {authors}',
  typeBy: '{type} de {authors}',
  moreAuthors: { one: '{count} más', other: '{count} más' },
  manyAuthors: 'muchos más',
  coveredBy: 'También lo cuentan',
  takenBack: 'Retirados',
  authority: 'autoridad {authority}',
  heat: 'Repercusión {heat}',
  heatInLine: 'repercusión {heat}',
  articles: { one: '1 artículo', other: '{count} artículos' },
  moreOnIt: { one: '{count} más sobre esto', other: '{count} más sobre esto' },
  retracted: 'Retirado',
  type: {
    video: '🎬 vídeo',
    newsletter: '✉️ boletín',
    podcast: '🎙️ pódcast',
    paper: '📄 artículo científico',
  },
  read: 'Leer',
  abstract: 'Resumen',
  pdf: 'PDF',
  code: 'Código',
  project: 'Proyecto',
  related: 'Relacionadas',
};
