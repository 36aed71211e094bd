/** Owns why a place takes no alerts, in French. */
import type { reasons as english } from '../en-US/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<'fr', typeof english> = {
  deleted: 'Le salon n’existe plus : il a été supprimé, ou Keypoint a été retiré du serveur.',
  channelDeleted: 'Le salon a été supprimé. </alerts add> en choisit un autre.',
  channelDeletedNamed: 'Le salon « {name} » a été supprimé. </alerts add> en choisit un autre.',
  threadDeleted: 'Le fil a été supprimé. </alerts add> choisit un autre endroit.',
  threadDeletedNamed: 'Le fil « {name} » a été supprimé. </alerts add> choisit un autre endroit.',
  noCards:
    'Ce type de salon n’accepte pas de cartes. Choisissez un salon textuel, d’annonces ou forum, ou un fil.',
  locked: 'Le fil est verrouillé. Déverrouillez-le ou choisissez un autre salon.',
  noTag:
    'Ce forum exige un tag sur chaque publication et n’en a aucun que Keypoint puisse utiliser. Ajoutez un tag « News » ouvert à tous, ou n’exigez plus de tags.',
  dmClosed:
    'Les messages privés de Keypoint sont désactivés. Autorisez les messages privés des membres du serveur.',
  noSharedServer: 'Il n’y a plus de serveur où se trouvent à la fois Keypoint et cette personne.',
  accountGone: 'Le compte de cette personne n’existe plus.',
  threadsFull:
    'Le serveur a autant de fils actifs que Discord le permet. Archivez-en quelques-uns, puis relancez </alerts add> ici.',
  announcementThreadsFull:
    'Le serveur a autant de fils d’annonces actifs que Discord le permet. Archivez-en quelques-uns, puis relancez </alerts add> ici.',
  membersFull:
    'Le fil a autant de membres que Discord le permet. Créez-en un autre et lancez-y </alerts add>.',
  unseen: 'Keypoint ne voit pas ce salon. Donnez-y {rights} à son rôle.',
  mayNotPost: 'Keypoint ne peut pas publier dans ce salon. Donnez-y {rights} à son rôle.',
  mayNotPostCards:
    'Keypoint ne peut pas publier de cartes dans ce salon. Donnez-y {rights} à son rôle.',
  cardLeftOut: 'Discord a retiré la carte du message. Donnez-y {rights} au rôle de Keypoint.',
  quietHours: 'attend la fin des heures calmes',
};
