/** Owns what `/subscriptions` says of itself while it is typed, in German. */
import type { subscriptions as english } from '../../en-US/commands/subscriptions.ts';
import type { Translation } from '../../translation.ts';

export const subscriptions: Translation<'de', typeof english> = {
  description: 'Zeigen, was verfolgt wird; es ändern, stummschalten, beenden; Uhrzeiten wählen',
};
