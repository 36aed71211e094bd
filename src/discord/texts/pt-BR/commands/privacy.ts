/** Owns what `/privacy` says of itself while it is typed, in Portuguese. */
import type { privacy as english } from '../../en-US/commands/privacy.ts';
import type { Translation } from '../../translation.ts';

export const privacy: Translation<'pt-BR', typeof english> = {
  description: 'O que o Keypoint guarda de você',
  show: {
    description: 'O que é guardado de você, e por quê',
  },
  export: {
    description: 'Receber em um arquivo tudo o que é guardado de você',
  },
  forget: {
    description: 'Apagar tudo o que é guardado de você',
  },
};
