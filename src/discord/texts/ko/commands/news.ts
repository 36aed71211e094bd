/** Owns what `/news` says of itself while it is typed, in Korean. */
import type { news as english } from '../../en-US/commands/news.ts';
import type { Translation } from '../../translation.ts';

export const news: Translation<'ko', typeof english> = {
  description: 'AI와 컴퓨터 비전 소식을 찾아봐요',
  count: { name: '개수', description: '한 번에 몇 개의 소식(지정하지 않으면 5개)' },
  topic: {
    description: '주제의 소식',
    order: {
      name: '순서',
      description: '최신순 또는 화제순',
      newest: '최신순',
      week: '이번 주 화제순',
      month: '이번 달 화제순',
    },
  },
  latest: { description: '모든 주제 또는 한 주제의 최신 소식' },
  search: {
    description: '단어로 소식을 찾아요',
    words: { name: '단어', description: '모두 들어 있어야 하는 단어. "붙여서", -제외' },
  },
  trending: {
    description: '지금 가장 많은 매체가 전하는 소식',
    days: {
      name: '기간',
      description: '최근 며칠(지정하지 않으면 3일)',
      day: '오늘',
      three: '3일',
      week: '일주일',
    },
  },
  story: { description: '소식 하나와 그에 대한 모든 보도' },
  catchup: {
    description: '지난 확인 이후 보내지 않은 소식',
    since: {
      name: '언제부터',
      description: '언제부터인지(지정하지 않으면 지난 확인부터)',
      last: '지난 확인',
      day: '하루 전',
      three: '3일 전',
      week: '일주일 전',
      month: '한 달 전',
    },
  },
  findRelated: '관련 소식 찾기',
};
