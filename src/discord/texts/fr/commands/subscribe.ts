/** Owns what `/subscribe` says of itself while it is typed, in French. */
import type { subscribe as english } from '../../en-US/commands/subscribe.ts';
import type { Translation } from '../../translation.ts';

export const subscribe: Translation<'fr', typeof english> = {
  description: 'Suivre un sujet ou des mots-clés, en message privé ou par une mention ici',
  keywords: {
    name: 'mots-clés',
    description: 'Mots ou expressions, séparés par des virgules ; un seul suffit',
  },
  without: {
    name: 'sans',
    description: 'Mots ou expressions qu’aucune actualité ne doit contenir',
  },
  where: {
    name: 'où',
    description: 'En message privé (par défaut), ou par une mention dans ce salon',
    dm: 'Mes messages privés',
    here: 'Ici : me mentionner dans les alertes de ce salon',
  },
  heat: {
    name: 'retentissement',
    description: 'Le retentissement minimal d’une actualité ; sinon, celui d’usage',
  },
};
