/** Owns what `/help` says of itself while it is typed, in French. */
import type { help as english } from '../../en-US/commands/help.ts';
import type { Translation } from '../../translation.ts';

export const help: Translation<'fr', typeof english> = {
  description: 'Voir ce que Keypoint sait faire, commande par commande',
  command: {
    name: 'commande',
    description: 'Une commande, avec toutes ses options',
  },
};
