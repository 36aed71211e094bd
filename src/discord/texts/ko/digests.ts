/** Owns what a digest and its list say, in Korean. */
import type { digests as english } from '../en-US/digests.ts';
import type { Translation } from '../translation.ts';

export const digests: Translation<'ko', typeof english> = {
  daily: '일간 요약',
  weekly: '주간 요약',
  stories: { other: '{digest}: 소식 {count}개' },
  storiesFrom: { other: '**{digest}**: {since}부터 {until}까지 소식 {count}개' },
  nothing: '**{digest}**: {since} 이후 전할 만한 새 소식이 없어요. 생길 때까지 조용히 있을게요.',
  best: { other: '가장 좋은 {shown}개가 여기 있고, {count}개는 ‘{button}’에 더 있어요.' },
  showAll: '모두 보기',
  showList: '목록으로 보기',
  newest: '최신 소식',
  gone: '이 요약은 더 이상 없어요. </news topic> 명령어로 최신 소식을 볼 수 있어요.',
  postName: '{digest}, {date}',
};
