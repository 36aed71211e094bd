/** Owns what options that several commands share are called, in French. */
import type { options as english } from '../../en-US/commands/options.ts';
import type { Translation } from '../../translation.ts';

export const options: Translation<'fr', typeof english> = {
  topic: {
    name: 'sujet',
    description: 'Commencez à taper : vision par ordinateur, robotique, éthique …',
  },
  channel: {
    name: 'salon',
    description: 'Un salon textuel, d’annonces, forum ou média, ou un fil',
  },
  how: {
    name: 'comment',
    description: 'Chaque actualité aussitôt (par défaut), ou réunies en récapitulatif',
    instant: 'Chaque actualité aussitôt',
    daily: 'Récapitulatif quotidien',
    weekly: 'Récapitulatif hebdomadaire',
  },
  story: { name: 'actualité', description: 'Tapez son titre ou collez son lien' },
};
