/** Owns what following topics answers, in Japanese. */
import type { subscriptions as english } from '../en-US/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<'ja', typeof english> = {
  server: 'このサーバーの通知',
  inChannel: '{what}（{channel}）',
  byDailyDigest: '{what}（毎日のまとめ）',
  byWeeklyDigest: '{what}（毎週のまとめ）',
  paused: '一時停止中：{reason}',
  noneOfServer:
    'このサーバーで通知を受け取るチャンネルはまだありません。</alerts add> でトピックとチャンネルを選べます。',
  ended: '終了しました：{what}。',
  endedBefore: 'すでに終了しています。',
  already: '{what} はすでにフォローしています。</subscriptions> でフォロー中のものを確認できます。',
  tooMany: 'すでに{most}件をフォローしています。先に1つ解除してください：</subscriptions>',
  resumed: '再開しました：{topic} と、待機していたもののうち最新のものが届きます。',
  nowInstant:
    'これから {topic} はニュースごとに届きます。たまっていたものは最後のまとめで届きます。',
  nowDigest:
    'これから {topic} はまとめで届きます。次回は {when} です。すでに届いたものはそのままです。',
  followed: '{topic} をフォローしました。',
  firstOnItsWay: '最新のニュースをDMでお送りしています。',
  firstLater: '最初のニュースがあり次第、DMでお送りします。',
  othersInDigest: '以降はまとめで届きます。次回は {when} です。',
  allInDigest: 'ニュースはまとめで届きます。次回は {when} です。',
  whereToEnd: '</subscriptions> でフォロー中のものの確認と解除ができます。',
};
