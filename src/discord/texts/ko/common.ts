/** Owns the words that many places share, in Korean. */
import type { common as english } from '../en-US/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<'ko', typeof english> = {
  others: { other: '그 외 {count}개' },
  andOthers: { other: '그 외 {count}개' },
  quoted: '‘{name}’',
  page: '{title} ({page}/{pages}쪽)',
  previous: '이전',
  next: '다음',
  untitled: '제목 없음',
  unknown: '알 수 없음',
  anyTopic: '모든 주제',
};
