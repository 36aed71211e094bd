/** Owns what `/subscriptions` says of itself while it is typed, in Portuguese. */
import type { subscriptions as english } from '../../en-US/commands/subscriptions.ts';
import type { Translation } from '../../translation.ts';

export const subscriptions: Translation<'pt-BR', typeof english> = {
  description: 'Ver o que você segue; mudar, silenciar ou encerrar, e ajustar os horários',
};
