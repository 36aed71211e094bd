/** Owns what `/setup` says of itself while it is typed, in German. */
import type { setup as english } from '../../en-US/commands/setup.ts';
import type { Translation } from '../../translation.ts';

export const setup: Translation<'de', typeof english> = {
  description: 'Keypoint auf diesem Server Schritt für Schritt einrichten',
};
