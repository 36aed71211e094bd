/** Owns what `/subscriptions` says of itself while it is typed, in French. */
import type { subscriptions as english } from '../../en-US/commands/subscriptions.ts';
import type { Translation } from '../../translation.ts';

export const subscriptions: Translation<'fr', typeof english> = {
  description: 'Voir ce que vous suivez ; le modifier, le mettre en sourdine ou y mettre fin',
};
