/** Owns what `/help` says of itself while it is typed, in German. */
import type { help as english } from '../../en-US/commands/help.ts';
import type { Translation } from '../../translation.ts';

export const help: Translation<'de', typeof english> = {
  description: 'Zeigen, was Keypoint kann, Befehl für Befehl',
  command: {
    name: 'befehl',
    description: 'Ein Befehl mit allen seinen Optionen',
  },
};
