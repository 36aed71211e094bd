/** Owns what `/subscriptions` says of itself while it is typed, in Spanish. */
import type { subscriptions as english } from '../../en-US/commands/subscriptions.ts';
import type { Translation } from '../../translation.ts';

export const subscriptions: Translation<'es-ES', typeof english> = {
  description: 'Ver lo que se sigue; cambiarlo, silenciarlo o dejarlo, y ajustar las horas',
};
