/** Owns what `/news` says of itself while it is typed, in Portuguese. */
import type { news as english } from '../../en-US/commands/news.ts';
import type { Translation } from '../../translation.ts';

export const news: Translation<'pt-BR', typeof english> = {
  description: 'Consultar notícias de IA e visão computacional',
  count: { name: 'quantidade', description: 'Quantas notícias por vez (5 se não disser)' },
  topic: {
    description: 'As notícias de um tema',
    order: {
      name: 'ordem',
      description: 'As mais recentes primeiro, ou as de maior repercussão',
      newest: 'Mais recentes',
      week: 'Maior repercussão da semana',
      month: 'Maior repercussão do mês',
    },
  },
  latest: { description: 'As notícias mais recentes, de todos os temas ou de um' },
  search: {
    description: 'Encontrar notícias pelas palavras',
    words: { name: 'palavras', description: 'Palavras que devem estar todas; "juntas", -sem' },
  },
  trending: {
    description: 'O que mais veículos contam agora',
    days: {
      name: 'dias',
      description: 'Dos últimos dias (3 se não disser)',
      day: 'Hoje',
      three: '3 dias',
      week: 'Uma semana',
    },
  },
  story: { description: 'Uma notícia com tudo o que se contou dela' },
  catchup: {
    description: 'O que não foi enviado desde a última consulta',
    since: {
      name: 'desde',
      description: 'Desde quando (a última consulta se não disser)',
      last: 'Última consulta',
      day: 'Um dia atrás',
      three: '3 dias atrás',
      week: 'Uma semana atrás',
      month: 'Um mês atrás',
    },
  },
  findRelated: 'Encontrar notícias relacionadas',
};
