/** Owns what choosing a server's alerts answers, in Japanese. */
import type { alerts as english } from '../en-US/alerts.ts';
import type { Translation } from '../translation.ts';

export const alerts: Translation<'ja', typeof english> = {
  already:
    '{channel} にはすでに {what} が届いています。</alerts list> ですべての通知を確認できます。',
  resumed: '再開しました：{channel} に {topic} と、待機していたもののうち最新のものが届きます。',
  nowInstant:
    'これから {channel} に {topic} がニュースごとに届きます。たまっていたものは最後のまとめで届きます。',
  nowDigest:
    'これから {channel} に {topic} がまとめで届きます。次回は {when} です。すでに届いたものはそのままです。',
  added: 'これから {channel} に {topic} が届きます。',
  firstOnItsWay: '最新のニュースをお送りしています。',
  firstLater: '最初のニュースがあり次第、そこに投稿します。',
  tooMany: '{channel} にはすでに{most}件の通知があります。先に1つ削除してください。',
  removed: '{channel} への {topic} の投稿をやめました。',
  noAlertsYet: '{channel} に届く通知はまだありません。</alerts add> で始められます。',
  limitsNow: '{channel} の現在の設定：',
  limitsFromNow: '{channel} のこれからの設定：',
  anyNumber: '1日の通知数に制限なし',
  atMost: { other: '通知は1日{count}件まで。残りはまとめに入るか、省かれます' },
  noQuietHours: '静音時間なし',
  quietHeld: '静音時間 {from}〜{to}：通知は終わるまで待ちます',
  quietSilent: '静音時間 {from}〜{to}：通知は音なしで届きます',
  digestsAt: 'まとめがある場合は {time} に届きます',
  zone: '時刻と日付は {zone} のものです',
};
