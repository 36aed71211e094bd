/** Owns what `/help` says of itself while it is typed, in Spanish. */
import type { help as english } from '../../en-US/commands/help.ts';
import type { Translation } from '../../translation.ts';

export const help: Translation<'es-ES', typeof english> = {
  description: 'Ver lo que Keypoint sabe hacer, comando a comando',
  command: {
    name: 'comando',
    description: 'Un comando, con todas sus opciones',
  },
};
