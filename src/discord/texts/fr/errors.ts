/** Owns what a person is told when something cannot be done, in French. */
import type { errors as english } from '../en-US/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<'fr', typeof english> = {
  failed: 'Un problème est survenu. Référence : {reference}',
  oldButton: 'Ce bouton vient d’un ancien Keypoint. Veuillez relancer la commande.',
  oldForm: 'Ce formulaire vient d’un ancien Keypoint. Veuillez relancer la commande.',
  tooFast: 'C’était beaucoup d’un coup. Réessayez dans {seconds} s.',
  oldCommand: 'Keypoint n’a plus cette commande. Tapez `/` pour voir celles qui existent.',
  serverOnly: 'Cela ne fonctionne que dans un serveur : ouvrez-le et réessayez là-bas.',
  manageServer:
    'Seules les personnes ayant « Gérer le serveur » choisissent les alertes de ce serveur. </subscribe> envoie un sujet dans vos messages privés.',
  unknownTopic: 'Aucun sujet ne s’appelle « {typed} ».',
  didYouMean: 'Vouliez-vous dire {topics} ?',
  pickTopic: 'Tapez une lettre et choisissez dans la liste, par exemple {topics}.',
  pickChannel: 'Choisissez un salon textuel, d’annonces, forum ou média de ce serveur, ou un fil.',
  pickTextChannel: 'Choisissez un salon textuel ou d’annonces de ce serveur.',
  pickHow: 'Choisissez dans la liste : tout de suite, chaque jour ou chaque semaine.',
  pickZone: 'Choisissez un fuseau horaire dans la liste, comme `Europe/Berlin`.',
  wholeNumber: 'Indiquez un nombre entier de 0 à {most}.',
  quietHours: 'Indiquez les heures calmes sous la forme `22:00-07:00`, ou `off` pour aucune.',
  cannotPost: 'Je ne peux pas publier dans {channel} : il m’y manque {rights}.',
  enterThread: 'Mentionnez-moi dans ce fil pour que j’y sois, puis réessayez.',
  allowInThread:
    'Accordez-le à mon rôle dans les paramètres de son salon (Permissions), puis réessayez.',
  allowInChannel:
    'Accordez-le à mon rôle dans les paramètres de ce salon (Permissions), puis réessayez.',
  locked: '{channel} est verrouillé. Déverrouillez-le, puis réessayez.',
};
