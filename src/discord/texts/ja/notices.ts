/** Owns what people are told of places that take no alerts, and of where they are told, in Japanese. */
import type { notices as english } from '../en-US/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<'ja', typeof english> = {
  paused: { other: '**{count}個のチャンネルで通知が一時停止しています。**' },
  goesOn: {
    other:
      'Keypointが再び投稿できるようになると自動で再開します。「{button}」ですぐに試せます。それまでに届いたものは待機します。',
  },
  tryAgain: 'もう一度試す',
  onlyMakers:
    'もう一度試せるのは、この通知を設定した人か「サーバー管理」権限のある人だけです。該当する場合は通知が削除されています。</alerts list> で現在の通知を確認できます。',
  tryingAgain: '再試行中：{channels}。まだ投稿できない場合は、あらためてお知らせします。',
  openAlready: 'すでに投稿できます：{channels}。',
  postName: 'このサーバーの通知について',
  toldFromNow:
    '通知が一時停止すると、設定した人にDMでお知らせします。DMを受け付けていない場合は、今後 {channel} でお知らせします。',
  told: '通知が一時停止すると、設定した人にDMでお知らせします。DMを受け付けていない場合は、{channel} でお知らせします。',
  nobodyTold:
    '通知が一時停止すると、設定した人にDMでお知らせします。DMを受け付けていない場合のお知らせ先はありません。</alerts notices> でチャンネルを選べます。',
  tellNone: 'チャンネルに知らせない',
  noneTold: 'チャンネルへのお知らせをやめました。</alerts notices> で選び直せます。',
};
