/** Owns what `/help` answers, in Japanese. */
import type { help as english } from '../en-US/help.ts';
import type { Translation } from '../translation.ts';

export const help: Translation<'ja', typeof english> = {
  title: 'Keypoint でできること',
  everyone: '誰でも使えるもの',
  admins: '「サーバー管理」の権限が必要なもの',
  operator: 'この Keypoint の運営者向け',
  row: '{command}：{what}',
  menu: 'メッセージのメニューの「アプリ」：**{name}**',
  more: '</help> にコマンド名を付けると、オプションの説明が表示されます。',
  optional: '{option}（省略可）：{what}',
  required: '{option}：{what}',
  choices: '選択肢：{choices}',
  noOptions: 'オプションはありません。',
  unknown: '「{typed}」というコマンドはありません。</help> ですべて確認できます。',
};
