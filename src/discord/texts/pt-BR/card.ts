/** Owns what a story's card, and a line of a list, say beside the story itself, in Portuguese. */
import type { card as english } from '../en-US/card.ts';
import type { Translation } from '../translation.ts';

export const card: Translation<'pt-BR', typeof english> = {
  retractedOpening: '**Retirado:** quem publicou isto voltou atrás {when}.',
  published: 'Publicado {when}',
  firstSeen: 'Visto pela primeira vez {when}',
  updated: 'atualizado {when}',
  by: 'Por {authors}',
  typeBy: '{type} de {authors}',
  moreAuthors: { one: 'mais {count}', other: 'mais {count}' },
  manyAuthors: 'muitos outros',
  coveredBy: 'Também noticiado por',
  takenBack: 'Retirados',
  authority: 'autoridade {authority}',
  heat: 'Repercussão {heat}',
  heatInLine: 'repercussão {heat}',
  articles: { one: '{count} artigo', other: '{count} artigos' },
  moreOnIt: { one: 'mais {count} sobre isto', other: 'mais {count} sobre isto' },
  retracted: 'Retirado',
  type: {
    video: '🎬 vídeo',
    newsletter: '✉️ newsletter',
    podcast: '🎙️ podcast',
    paper: '📄 artigo científico',
  },
  read: 'Ler',
  abstract: 'Resumo',
  pdf: 'PDF',
  code: 'Código',
  project: 'Projeto',
  related: 'Relacionadas',
};
