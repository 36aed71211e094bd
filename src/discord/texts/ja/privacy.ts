/** Owns what `/privacy` answers, in Japanese. */
import type { privacy as english } from '../en-US/privacy.ts';
import type { Translation } from '../translation.ts';

export const privacy: Translation<'ja', typeof english> = {
  title: 'Keypoint が保存しているあなたの情報',
  intro: 'Discord ID と、以下の情報（理由つき）です。名前、メッセージ、検索内容は保存しません。',
  follows: '**フォロー中のものと届け先**：お届けするため。',
  settings: '**DMの設定**（タイムゾーン、時間、上限、言語）：ご希望どおりにお届けするため。',
  sent: '**お届けしたニュース**とメッセージの ID：二重に送らず、訂正を反映するため。',
  stories: '**フォロー中のニュース**：続報をお届けするため。',
  votes: '**「ここには不要」の投票**：1票ずつ数えるため。',
  caughtUp: '**どこまで追いついたか**：続きから始めるため。',
  made: '**サーバーで設定した通知と、そのお知らせ**：停止したときにお伝えするため。',
  count: '{what}現在：{number}件。',
  end: '</privacy export> ですべてをファイルで受け取り、</privacy forget> で削除できます。運営者のバックアップには、置き換えられるまで残ります。',
  exported: 'Keypoint が保存しているあなたの情報すべて（JSON）です。',
  ask: 'フォローをすべて終了し、保存された情報（フォロー、ニュース、投票、設定、送信記録）をすべて削除します。届いたメッセージは残り、サーバーに設定した通知は名前なしで続きます。元には戻せません。',
  forgetButton: 'すべて削除する',
  keepButton: '残す',
  kept: '何も削除していません。',
  forgotten: '完了しました。あなたの情報はもう保存されていません。',
};
