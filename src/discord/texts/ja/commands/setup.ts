/** Owns what `/setup` says of itself while it is typed, in Japanese. */
import type { setup as english } from '../../en-US/commands/setup.ts';
import type { Translation } from '../../translation.ts';

export const setup: Translation<'ja', typeof english> = {
  description: 'このサーバーで Keypoint を順に設定します',
};
