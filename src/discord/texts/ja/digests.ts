/** Owns what a digest and its list say, in Japanese. */
import type { digests as english } from '../en-US/digests.ts';
import type { Translation } from '../translation.ts';

export const digests: Translation<'ja', typeof english> = {
  daily: '毎日のまとめ',
  weekly: '毎週のまとめ',
  stories: { other: '{digest}：{count}件' },
  storiesFrom: { other: '**{digest}**：{since}〜{until} のニュース{count}件' },
  nothing:
    '**{digest}**：{since} 以降、お知らせするほどのニュースはありません。あるまでお休みします。',
  best: { other: '上位{shown}件を表示しています。残り{count}件は「{button}」からご覧ください。' },
  showAll: 'すべて表示',
  showList: '一覧で表示',
  newest: '最新ニュース',
  gone: 'このまとめはもうありません。</news topic> で最新ニュースを確認できます。',
  postName: '{digest} {date}',
};
