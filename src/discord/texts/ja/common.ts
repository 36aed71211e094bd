/** Owns the words that many places share, in Japanese. */
import type { common as english } from '../en-US/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<'ja', typeof english> = {
  others: { other: '他{count}件' },
  andOthers: { other: '他{count}件' },
  quoted: '「{name}」',
  page: '{title}（{page}/{pages}ページ）',
  previous: '前へ',
  next: '次へ',
  untitled: '無題',
  unknown: '不明',
  anyTopic: 'すべてのトピック',
};
