/** Owns what a person is told when something cannot be done, in Japanese. */
import type { errors as english } from '../en-US/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<'ja', typeof english> = {
  failed: '問題が発生しました。参照番号：{reference}',
  oldButton: 'これは以前のKeypointのボタンです。コマンドをもう一度実行してください。',
  oldForm: 'これは以前のKeypointのフォームです。コマンドをもう一度実行してください。',
  tooFast: '一度に多すぎます。{seconds}秒後にもう一度お試しください。',
  oldCommand: 'このコマンドはもうありません。`/` と入力すると、使えるコマンドが表示されます。',
  serverOnly: 'これはサーバーでのみ使えます。サーバーを開いて、そこでもう一度お試しください。',
  manageServer:
    'このサーバーの通知を設定できるのは「サーバー管理」権限のある人だけです。</subscribe> でトピックを自分のDMに届けられます。',
  unknownTopic: '「{typed}」というトピックはありません。',
  didYouMean: 'もしかして：{topics}',
  pickTopic: '1文字入力して一覧から選んでください（例：{topics}）。',
  pickChannel:
    'このサーバーのテキスト、アナウンス、フォーラム、メディアのチャンネル、またはスレッドを選んでください。',
  pickTextChannel: 'このサーバーのテキストチャンネルかアナウンスチャンネルを選んでください。',
  pickHow: '届け方を一覧から選んでください：すぐに、毎日、毎週。',
  pickZone: '`Europe/Berlin` のように、タイムゾーンを一覧から選んでください。',
  wholeNumber: '0から{most}までの整数を入力してください。',
  quietHours: '静音時間は `22:00-07:00` のように、なしの場合は `off` と入力してください。',
  cannotPost: '{channel} に投稿できません。{rights}の権限がありません。',
  enterThread: 'スレッド内で私をメンションして参加させてから、もう一度お試しください。',
  allowInThread: '親チャンネルの設定（権限）で私のロールに許可してから、もう一度お試しください。',
  allowInChannel:
    'そのチャンネルの設定（権限）で私のロールに許可してから、もう一度お試しください。',
  locked: '{channel} はロックされています。ロックを解除してから、もう一度お試しください。',
};
