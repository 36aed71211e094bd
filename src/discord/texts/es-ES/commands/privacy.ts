/** Owns what `/privacy` says of itself while it is typed, in Spanish. */
import type { privacy as english } from '../../en-US/commands/privacy.ts';
import type { Translation } from '../../translation.ts';

export const privacy: Translation<'es-ES', typeof english> = {
  description: 'Lo que Keypoint guarda de cada persona',
  show: {
    description: 'Qué se guarda, y por qué',
  },
  export: {
    description: 'Recibir en un archivo todo lo que se guarda',
  },
  forget: {
    description: 'Borrar todo lo que se guarda',
  },
};
