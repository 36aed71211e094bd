/** Owns what `/news` says of itself while it is typed, in Japanese. */
import type { news as english } from '../../en-US/commands/news.ts';
import type { Translation } from '../../translation.ts';

export const news: Translation<'ja', typeof english> = {
  description: 'AIとコンピュータビジョンのニュースを調べます',
  count: { name: '件数', description: '一度に表示する件数（指定がなければ5件）' },
  topic: {
    description: 'トピックのニュース',
    order: {
      name: '並び順',
      description: '新しい順、または注目度順',
      newest: '新しい順',
      week: '今週の注目順',
      month: '今月の注目順',
    },
  },
  latest: { description: '最新のニュース（全トピックまたは1つ）' },
  search: {
    description: '語からニュースを探します',
    words: { name: '語', description: 'すべて含む語。"続けて" は引用符、-を付けると除外' },
  },
  trending: {
    description: 'いま多くの媒体が伝えているニュース',
    days: {
      name: '日数',
      description: '過去何日か（指定がなければ3日）',
      day: '今日',
      three: '3日間',
      week: '1週間',
    },
  },
  story: { description: '1つのニュースと、その報道のすべて' },
  catchup: {
    description: '前回の確認以降お送りしていないニュース',
    since: {
      name: 'いつから',
      description: 'いつからか（指定がなければ前回の確認から）',
      last: '前回の確認',
      day: '1日前',
      three: '3日前',
      week: '1週間前',
      month: '1か月前',
    },
  },
  findRelated: '関連ニュースを探す',
};
