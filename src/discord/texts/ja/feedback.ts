/** Owns what the buttons of a card answer that say what a person makes of its story, in Japanese. */
import type { feedback as english } from '../en-US/feedback.ts';
import type { Translation } from '../translation.ts';

export const feedback: Translation<'ja', typeof english> = {
  why: '理由',
  follow: 'このニュースをフォロー',
  notForUs: 'ここには不要',
  following:
    'このニュースをフォローしました。続報はダイレクトメッセージで届きます。もう一度押すとやめられます。',
  unfollowed: 'このニュースのフォローをやめました。',
  dmClosed:
    'このニュースをフォローしましたが、Keypoint からのダイレクトメッセージが許可されていないため届きません。' +
    '共通のサーバーからのダイレクトメッセージを許可するか、チャンネルで </subscribe> を使ってそこでメンションを受け取ってください。',
  tooMany:
    'すでに上限の {most} 件のニュースをフォローしています。</subscriptions> で確認できます。',
  endedBefore: { other: '届けられなかったため、{count}件のニュースのフォローが終了しています。' },
  voted: '記録しました：このチャンネルには不要です。もう一度押すと取り消せます。',
  takenBack: '投票を取り消しました。',
  channelsOnly: 'これはサーバーのチャンネルでのみ使えます。',
  noAlerts: 'このチャンネルにはもう通知が設定されていないため、上げる基準がありません。',
  reset: 'これまでの投票は数えられなくなりました。{channel} は元の基準に戻りました。',
  resetBefore: '{channel} で数えられている投票はありません。基準は元のままです。',
};
