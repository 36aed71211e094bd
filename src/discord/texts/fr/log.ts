/** Owns what the log of a channel says, in French. */
import type { log as english } from '../en-US/log.ts';
import type { Translation } from '../translation.ts';

export const log: Translation<'fr', typeof english> = {
  title: 'Ce que sont devenues les alertes',
  nothing: 'Rien n’est encore arrivé pour {channel}.',
  noOlder: 'Il n’y a rien de plus ancien pour {channel}.',
  newest: 'Les plus récentes',
  older: 'Plus anciennes',
  digest: {
    daily: {
      one: 'Récapitulatif quotidien de {count} actualité',
      other: 'Récapitulatif quotidien de {count} actualités',
    },
    weekly: {
      one: 'Récapitulatif hebdomadaire de {count} actualité',
      other: 'Récapitulatif hebdomadaire de {count} actualités',
    },
  },
  sent: 'envoyée',
  waits: 'en route',
  waitsUntil: 'en route, prochain essai {when}',
  inDigest: 'dans un récapitulatif',
  forDigest: 'pour le récapitulatif qui arrive {when}',
  held: {
    paused: 'non envoyée : le salon était fermé',
    story: 'non envoyée : l’actualité a été retirée ou jointe à une autre',
    volume: 'non envoyée : la limite du jour était atteinte',
    flood: 'non envoyée : il en est venu trop à la fois',
    age: 'non envoyée : elle était devenue trop ancienne',
  },
  notSent: 'non envoyée',
  failed: 'échec',
  because: '{what} : {reason}',
};
