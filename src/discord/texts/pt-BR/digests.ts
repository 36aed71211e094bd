/** Owns what a digest and its list say, in Portuguese. */
import type { digests as english } from '../en-US/digests.ts';
import type { Translation } from '../translation.ts';

export const digests: Translation<'pt-BR', typeof english> = {
  daily: 'Resumo diário',
  weekly: 'Resumo semanal',
  stories: { one: '{digest}: {count} notícia', other: '{digest}: {count} notícias' },
  storiesFrom: {
    one: '**{digest}**: {count} notícia de {since} a {until}',
    other: '**{digest}**: {count} notícias de {since} a {until}',
  },
  nothing:
    '**{digest}**: nada de novo desde {since} vale o seu tempo. Fico em silêncio até que haja.',
  best: {
    one: 'As {shown} melhores estão aqui, e mais {count} em “{button}”.',
    other: 'As {shown} melhores estão aqui, e mais {count} em “{button}”.',
  },
  showAll: 'Mostrar tudo',
  showList: 'Mostrar como lista',
  newest: 'Notícias mais recentes',
  gone: 'Este resumo não está mais aqui. </news topic> mostra as notícias mais recentes.',
  postName: '{digest}, {date}',
};
