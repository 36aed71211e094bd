/** Owns what `/alerts` says of itself while it is typed, in French. */
import type { alerts as english } from '../../en-US/commands/alerts.ts';
import type { Translation } from '../../translation.ts';

export const alerts: Translation<'fr', typeof english> = {
  description: 'Choisir quels sujets sont publiés dans quel salon',
  add: {
    description: 'Publier dans un salon les actualités d’un sujet ou de mots-clés',
  },
  list: {
    description: 'Voir les alertes de ce serveur, les modifier, suspendre ou retirer',
  },
  edit: {
    description: 'Modifier une alerte par options (- en vide une), ou par formulaire sans option',
  },
  remove: {
    description: 'Retirer une alerte',
  },
  pause: {
    description: 'Suspendre une alerte jusqu’à sa reprise',
  },
  resume: {
    description: 'Reprendre une alerte suspendue',
  },
  preview: {
    description: 'Voir ce qu’une alerte aurait publié ces dernières semaines',
  },
  test: {
    description: 'Publier une carte d’essai dans un salon et voir les droits manquants',
  },
  log: {
    description: 'Voir ce qui a été publié dans un salon, ce qui ne l’a pas été et pourquoi',
  },
  alert: {
    name: 'alerte',
    description: 'Commencer à écrire un sujet, un mot-clé ou un salon',
  },
  keywords: {
    name: 'mots-clés',
    description: 'L’un d’eux doit y figurer : gaussian splatting, robot*, /3d ?gs/',
  },
  without: {
    name: 'sans',
    description: 'Aucun de ces mots ne doit y figurer',
  },
  heat: {
    name: 'retentissement',
    description: 'Le retentissement minimal d’une actualité',
  },
  dailyTarget: {
    name: 'par-jour',
    description: 'Environ autant d’actualités par jour : le retentissement est calculé',
  },
  role: {
    name: 'rôle',
    description: 'Un rôle à mentionner',
  },
  roleHeat: {
    name: 'rôle-dès',
    description: 'Ne mentionner le rôle qu’à partir de ce retentissement',
  },
  tags: {
    name: 'étiquettes',
    description: 'Étiquettes du forum pour ses posts, en plus de celles des sujets',
  },
  limits: {
    description:
      'Limiter les alertes par jour d’un salon, définir des heures calmes, ou voir les réglages',
    daily: {
      name: 'par-jour',
      description: 'Le maximum d’alertes par jour ; 0 pour aucune limite',
    },
    quiet: { name: 'heures-calmes', description: 'Heures calmes comme 22:00-07:00, ou off' },
    mode: {
      name: 'mode',
      description: 'Ce que deviennent les alertes pendant les heures calmes',
      hold: 'Retenir les alertes jusqu’à leur fin',
      silent: 'Publier sans son',
    },
    zone: { name: 'fuseau', description: 'Le fuseau horaire de ses jours et de ses heures' },
    digestHour: {
      name: 'heure-récapitulatif',
      description: 'L’heure à laquelle arrivent ses récapitulatifs',
    },
  },
  notices: {
    description: 'Choisir où annoncer les alertes en pause, ou voir ce qui est choisi',
    channel: { name: 'salon', description: 'Un salon textuel ou d’annonces de ce serveur' },
  },
};
