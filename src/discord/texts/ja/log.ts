/** Owns what the log of a channel says, in Japanese. */
import type { log as english } from '../en-US/log.ts';
import type { Translation } from '../translation.ts';

export const log: Translation<'ja', typeof english> = {
  title: '通知の結果',
  nothing: '{channel} にはまだ何もありません。',
  noOlder: '{channel} にこれより前のものはありません。',
  newest: '最新',
  older: '以前',
  digest: {
    daily: {
      other: '毎日のまとめ（{count}件）',
    },
    weekly: {
      other: '毎週のまとめ（{count}件）',
    },
  },
  sent: '送信済み',
  waits: '送信待ち',
  waitsUntil: '送信待ち、次は {when}',
  inDigest: 'まとめに収録',
  forDigest: '{when} のまとめに入ります',
  held: {
    paused: '未送信：チャンネルに投稿できませんでした',
    story: '未送信：ニュースが取り下げられたか、ほかにまとめられました',
    volume: '未送信：1日の上限に達しました',
    flood: '未送信：一度に多すぎました',
    age: '未送信：古くなっていました',
  },
  notSent: '未送信',
  failed: '失敗',
  because: '{what}：{reason}',
};
