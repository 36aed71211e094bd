/** Owns what `/news` says of itself while it is typed, in French. */
import type { news as english } from '../../en-US/commands/news.ts';
import type { Translation } from '../../translation.ts';

export const news: Translation<'fr', typeof english> = {
  description: 'Chercher des actualités sur l’IA et la vision par ordinateur',
  count: { name: 'nombre', description: 'Combien d’actualités à la fois (5 par défaut)' },
  topic: {
    description: 'Les actualités d’un sujet',
    order: {
      name: 'ordre',
      description: 'Les plus récentes d’abord, ou les plus marquantes',
      newest: 'Les plus récentes',
      week: 'Les plus marquantes de la semaine',
      month: 'Les plus marquantes du mois',
    },
  },
  latest: { description: 'Les dernières actualités, de tous les sujets ou d’un seul' },
  search: {
    description: 'Trouver des actualités par leurs mots',
    words: { name: 'mots', description: 'Mots qui doivent tous y être ; "ensemble", -sans' },
  },
  trending: {
    description: 'Ce dont le plus de médias parlent en ce moment',
    days: {
      name: 'jours',
      description: 'Des derniers jours (3 par défaut)',
      day: 'Aujourd’hui',
      three: '3 jours',
      week: 'Une semaine',
    },
  },
  story: { description: 'Une actualité avec tout ce qui en a été dit' },
  catchup: {
    description: 'Ce qui ne vous a pas été envoyé depuis votre dernière visite',
    since: {
      name: 'depuis',
      description: 'Depuis quand (votre dernière visite par défaut)',
      last: 'Ma dernière visite',
      day: 'Il y a un jour',
      three: 'Il y a 3 jours',
      week: 'Il y a une semaine',
      month: 'Il y a un mois',
    },
  },
  findRelated: 'Trouver des actualités liées',
};
