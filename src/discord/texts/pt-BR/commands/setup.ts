/** Owns what `/setup` says of itself while it is typed, in Portuguese. */
import type { setup as english } from '../../en-US/commands/setup.ts';
import type { Translation } from '../../translation.ts';

export const setup: Translation<'pt-BR', typeof english> = {
  description: 'Configurar o Keypoint neste servidor, passo a passo',
};
