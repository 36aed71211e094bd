/** Owns what `/news` says of itself while it is typed, in German. */
import type { news as english } from '../../en-US/commands/news.ts';
import type { Translation } from '../../translation.ts';

export const news: Translation<'de', typeof english> = {
  description: 'Neuigkeiten zu KI und Computer Vision nachschlagen',
  count: {
    name: 'anzahl',
    description: 'Wie viele Meldungen auf einmal (5, wenn nichts gewählt ist)',
  },
  topic: {
    description: 'Die Meldungen eines Themas',
    order: {
      name: 'reihenfolge',
      description: 'Neueste zuerst oder heißeste zuerst',
      newest: 'Neueste zuerst',
      week: 'Heißeste der Woche',
      month: 'Heißeste des Monats',
    },
  },
  latest: { description: 'Die neuesten Meldungen, aller Themen oder eines' },
  search: {
    description: 'Meldungen nach ihren Wörtern finden',
    words: { name: 'wörter', description: 'Wörter, die alle vorkommen; "zusammen", -ohne' },
  },
  trending: {
    description: 'Was gerade die meisten Medien berichten',
    days: {
      name: 'tage',
      description: 'Der letzten Tage (3, wenn nichts gewählt ist)',
      day: 'Heute',
      three: '3 Tage',
      week: 'Eine Woche',
    },
  },
  story: { description: 'Eine Meldung mit allem, was dazu berichtet wurde' },
  catchup: {
    description: 'Was seit dem letzten Nachsehen nicht zugestellt wurde',
    since: {
      name: 'seit',
      description: 'Seit wann (seit dem letzten Nachsehen, wenn nichts gewählt ist)',
      last: 'Letztes Nachsehen',
      day: 'Vor einem Tag',
      three: 'Vor 3 Tagen',
      week: 'Vor einer Woche',
      month: 'Vor einem Monat',
    },
  },
  findRelated: 'Verwandte Meldungen finden',
};
