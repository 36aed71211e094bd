/** Owns what `/help` says of itself while it is typed, in Japanese. */
import type { help as english } from '../../en-US/commands/help.ts';
import type { Translation } from '../../translation.ts';

export const help: Translation<'ja', typeof english> = {
  description: 'Keypoint でできることをコマンドごとに見る',
  command: {
    name: 'コマンド',
    description: '1つのコマンドとそのオプション',
  },
};
