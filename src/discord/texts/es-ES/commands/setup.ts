/** Owns what `/setup` says of itself while it is typed, in Spanish. */
import type { setup as english } from '../../en-US/commands/setup.ts';
import type { Translation } from '../../translation.ts';

export const setup: Translation<'es-ES', typeof english> = {
  description: 'Configurar Keypoint en este servidor, paso a paso',
};
