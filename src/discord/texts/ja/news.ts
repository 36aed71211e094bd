/** Owns what looking news up answers, in Japanese. */
import type { news as english } from '../en-US/news.ts';
import type { Translation } from '../translation.ts';

export const news: Translation<'ja', typeof english> = {
  newestOf: '{topic}：最新ニュース',
  olderOf: '{topic}：以前のニュース',
  newestOfAll: '全トピックの最新ニュース',
  nothingYet:
    '**{topic}** のニュースはまだありません。</subscribe> で最初のニュースをすぐに受け取れます。',
  noStories: 'ニュースはまだ1件もありません。',
  noOlder: 'これより前のニュースはありません。',
  topicGone: 'この一覧のトピックはもうありません。</news topic> でトピックを確認できます。',
  storyGone: 'そのニュースはもうありません。</news topic> で最新のものを確認できます。',
  relatedTo: '関連：{title}',
  nothingRelated: '近いニュースはまだありません。',
  olderOfAll: '全トピックの以前のニュース',
  bestOf: { other: '{topic}：過去{count}日間で最も注目されたニュース' },
  nothingOf: { other: '過去{count}日間に **{topic}** のニュースはありません。' },
  found: '検索：{text}',
  foundCount: { other: '{count}件見つかりました' },
  foundMore: { other: '最新のものから{count}件です。さらに古いものもあります' },
  foundNothing: '「{text}」に一致するニュースはありません。',
  searchHint:
    '語を減らすと見つかりやすくなります。引用符で囲むと続いた語を、前に「-」を付けるとその語を除いて探します。',
  searchMeant: 'もしかして次のいずれかでしょうか。',
  trending: { other: '話題のニュース：過去{count}日間' },
  trendingOf: { other: '{topic}：過去{count}日間の話題' },
  nothingTrends: { other: '過去{count}日間は何もありません。' },
  trendingOrder: '伝えた媒体の数と新しさの順です',
  pictureShows: { other: 'トピックごとの過去{count}日間の注目度、古い順。' },
  quality: '品質 {quality}',
  leads: '代表記事',
  caughtUp: 'すべて確認済みです。{when} 以降、お送りしていないニュースはありません。',
  missed: '見逃したニュース',
  missedOfYours: 'フォロー中のもののうち、{when} 以降お送りしていないもの（注目度順）：',
  missedOfAll:
    '{when} 以降の全トピックから（注目度順）。</subscribe> でフォロー中のものに絞れます。',
  nothingLikeIt: 'このメッセージに近いニュースはありません。</news search> で語から探せます。',
  likeThis: 'このメッセージに近いニュース',
  unknownStory:
    'Keypointはそれを読んでいません。題名を入力して一覧から選ぶか、</news search> をお試しください。',
};
