/** Owns what `/help` answers, in French. */
import type { help as english } from '../en-US/help.ts';
import type { Translation } from '../translation.ts';

export const help: Translation<'fr', typeof english> = {
  title: 'Ce que Keypoint sait faire',
  everyone: 'Pour tout le monde',
  admins: 'Avec « Gérer le serveur »',
  operator: 'Pour qui exploite ce Keypoint',
  row: '{command} : {what}',
  menu: 'Dans le menu d’un message, sous « Applications » : **{name}**',
  more: '</help> suivi du nom d’une commande explique ses options.',
  optional: '{option} (facultatif) : {what}',
  required: '{option} : {what}',
  choices: 'Au choix : {choices}',
  noOptions: 'Elle n’a besoin de rien de plus.',
  unknown: 'Aucune commande ne s’appelle « {typed} ». </help> les montre toutes.',
};
