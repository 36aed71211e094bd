/** Owns what the buttons of a card answer that say what a person makes of its story, in French. */
import type { feedback as english } from '../en-US/feedback.ts';
import type { Translation } from '../translation.ts';

export const feedback: Translation<'fr', typeof english> = {
  why: 'Pourquoi',
  follow: 'Suivre cette actualité',
  notForUs: 'Pas pour nous',
  following:
    'Vous suivez cette actualité : tout ce qui s’y ajoute arrive en message privé. Appuyez de nouveau pour arrêter.',
  unfollowed: 'Vous ne suivez plus cette actualité.',
  dmClosed:
    'Vous suivez cette actualité, mais vos messages privés sont fermés à Keypoint : rien ne peut donc arriver. ' +
    'Autorisez les messages privés d’un serveur que nous partageons, ou suivez son sujet dans un salon avec </subscribe> pour y être mentionné.',
  tooMany: 'Vous suivez déjà {most} actualités, c’est le maximum. </subscriptions> les montre.',
  endedBefore: {
    one: '{count} actualité que vous suiviez ne l’est plus, car rien ne pouvait vous parvenir.',
    other:
      '{count} actualités que vous suiviez ne le sont plus, car rien ne pouvait vous parvenir.',
  },
  voted: 'C’est noté : pas pour ce salon. Appuyez de nouveau pour annuler.',
  takenBack: 'Votre vote est annulé.',
  channelsOnly: 'Cela ne marche que dans un salon d’un serveur.',
  noAlerts: 'Ce salon ne reçoit plus d’alertes : il n’y a pas de seuil à relever.',
  reset: 'Les votes passés ne comptent plus : {channel} retrouve son propre seuil.',
  resetBefore: 'Aucun vote ne compte dans {channel} : son seuil est le sien.',
};
