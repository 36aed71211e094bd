/** Owns what `/setup` says of itself while it is typed, in French. */
import type { setup as english } from '../../en-US/commands/setup.ts';
import type { Translation } from '../../translation.ts';

export const setup: Translation<'fr', typeof english> = {
  description: 'Configurer Keypoint sur ce serveur, pas à pas',
};
