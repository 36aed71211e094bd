/** Owns what `/why` says of itself while it is typed, in French. */
import type { why as english } from '../../en-US/commands/why.ts';
import type { Translation } from '../../translation.ts';

export const why: Translation<'fr', typeof english> = {
  description: 'Pourquoi une actualité a été publiée ici, ou pourquoi non',
  channel: { name: 'salon', description: 'Un autre salon de ce serveur que celui-ci' },
};
