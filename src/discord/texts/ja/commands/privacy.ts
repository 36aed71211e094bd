/** Owns what `/privacy` says of itself while it is typed, in Japanese. */
import type { privacy as english } from '../../en-US/commands/privacy.ts';
import type { Translation } from '../../translation.ts';

export const privacy: Translation<'ja', typeof english> = {
  description: 'Keypoint が保存しているあなたの情報',
  show: {
    description: '何が、なぜ保存されているか',
  },
  export: {
    description: '保存されているあなたの情報をすべてファイルで受け取る',
  },
  forget: {
    description: '保存されているあなたの情報をすべて削除する',
  },
};
