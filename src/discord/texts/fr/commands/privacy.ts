/** Owns what `/privacy` says of itself while it is typed, in French. */
import type { privacy as english } from '../../en-US/commands/privacy.ts';
import type { Translation } from '../../translation.ts';

export const privacy: Translation<'fr', typeof english> = {
  description: 'Ce que Keypoint conserve de vous',
  show: {
    description: 'Ce qui est conservé de vous, et pourquoi',
  },
  export: {
    description: 'Recevoir dans un fichier tout ce qui est conservé de vous',
  },
  forget: {
    description: 'Effacer tout ce qui est conservé de vous',
  },
};
