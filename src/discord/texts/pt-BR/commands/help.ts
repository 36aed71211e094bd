/** Owns what `/help` says of itself while it is typed, in Portuguese. */
import type { help as english } from '../../en-US/commands/help.ts';
import type { Translation } from '../../translation.ts';

export const help: Translation<'pt-BR', typeof english> = {
  description: 'Ver o que o Keypoint sabe fazer, comando a comando',
  command: {
    name: 'comando',
    description: 'Um comando, com todas as suas opções',
  },
};
