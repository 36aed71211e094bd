/** Owns what `/privacy` answers, in French. */
import type { privacy as english } from '../en-US/privacy.ts';
import type { Translation } from '../translation.ts';

export const privacy: Translation<'fr', typeof english> = {
  title: 'Ce que Keypoint conserve de vous',
  intro:
    'Votre identifiant Discord, et ce qui suit, avec sa raison. Ni votre nom, ni vos messages, ni vos recherches.',
  follows: '**Ce que vous suivez, et où** : pour vous l’envoyer.',
  settings:
    '**Réglages de vos messages privés** (fuseau, heures, limite, langue) : pour qu’ils arrivent comme vous le souhaitez.',
  sent: '**Les actualités qui vous ont été envoyées**, et les identifiants de ces messages : pour qu’aucune n’arrive deux fois et que les corrections y parviennent.',
  stories: '**Les actualités que vous suivez** : pour vous en donner la suite.',
  votes: '**Vos votes « Pas pour nous »** : pour que chacun compte une fois.',
  caughtUp: '**Jusqu’où vous avez rattrapé** : pour reprendre de là.',
  made: '**Les alertes que vous avez créées sur un serveur, et les avis à leur sujet** : pour vous prévenir quand elles sont en pause.',
  count: '{what} Actuellement : {number}.',
  end: '</privacy export> vous donne tout dans un fichier, </privacy forget> l’efface. Les sauvegardes le gardent jusqu’à leur remplacement.',
  exported: 'Tout ce que Keypoint conserve de vous, en JSON.',
  ask: 'Ceci met fin à tout ce que vous suivez et efface tout ce qui est conservé de vous : abonnements, actualités suivies, votes, réglages et envois. Les messages restent ; les alertes créées pour un serveur continuent sans votre nom. C’est irréversible.',
  forgetButton: 'Tout effacer',
  keepButton: 'Conserver',
  kept: 'Rien n’a été effacé.',
  forgotten: 'C’est fait : rien n’est plus conservé de vous.',
};
