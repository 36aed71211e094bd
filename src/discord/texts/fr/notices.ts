/** Owns what people are told of places that take no alerts, and of where they are told, in French. */
import type { notices as english } from '../en-US/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<'fr', typeof english> = {
  paused: {
    one: '**Les alertes sont en pause dans un salon.**',
    other: '**Les alertes sont en pause dans {count} salons.**',
  },
  goesOn: {
    one: 'Elles reprennent d’elles-mêmes dès qu’il est de nouveau ouvert à Keypoint ; « {button} » essaie tout de suite. D’ici là, ce qui arrive attend.',
    other:
      'Elles reprennent d’elles-mêmes dès qu’ils sont de nouveau ouverts à Keypoint ; « {button} » essaie tout de suite. D’ici là, ce qui arrive attend.',
  },
  tryAgain: 'Réessayer',
  onlyMakers:
    'Seule la personne qui a créé ces alertes, ou quelqu’un ayant « Gérer le serveur », peut réessayer. Si c’est votre cas, les alertes ont été supprimées : </alerts list> montre ce qu’il y a.',
  tryingAgain: 'Nouvel essai : {channels}. Là où c’est encore fermé, un nouveau message le dira.',
  openAlready: 'Déjà ouvert : {channels}.',
  postName: 'À propos des alertes de ce serveur',
  toldFromNow:
    'Quand des alertes sont mises en pause, la personne qui les a créées l’apprend par message privé ; si ses messages privés sont fermés, c’est désormais annoncé dans {channel}.',
  told: 'Quand des alertes sont mises en pause, la personne qui les a créées l’apprend par message privé ; si ses messages privés sont fermés, c’est annoncé dans {channel}.',
  nobodyTold:
    'Quand des alertes sont mises en pause, la personne qui les a créées l’apprend par message privé ; si ses messages privés sont fermés, personne ne l’apprend. </alerts notices> choisit un salon.',
  tellNone: 'Ne rien annoncer',
  noneTold: 'Plus aucun salon n’est prévenu. </alerts notices> en choisit un.',
};
