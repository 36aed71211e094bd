/** Owns what a story's card, and a line of a list, say beside the story itself, in Korean. */
import type { card as english } from '../en-US/card.ts';
import type { Translation } from '../translation.ts';

export const card: Translation<'ko', typeof english> = {
  retractedOpening: '**철회됨:** 게시한 곳에서 {when} 철회했습니다.',
  published: '게시: {when}',
  firstSeen: '처음 확인: {when}',
  updated: '갱신: {when}',
  by: '저자: {authors}',
  typeBy: '{type} · {authors}',
  moreAuthors: { other: '그 외 {count}명' },
  manyAuthors: '그 외 다수',
  coveredBy: '다른 보도',
  takenBack: '철회된 기사',
  authority: '신뢰도 {authority}',
  heat: '화제성 {heat}',
  heatInLine: '화제성 {heat}',
  articles: { other: '기사 {count}개' },
  moreOnIt: { other: '관련 보도 {count}개 더' },
  retracted: '철회됨',
  type: { video: '🎬 동영상', newsletter: '✉️ 뉴스레터', podcast: '🎙️ 팟캐스트', paper: '📄 논문' },
  read: '읽기',
  abstract: '초록',
  pdf: 'PDF',
  code: '코드',
  project: '프로젝트',
  related: '관련 소식',
};
