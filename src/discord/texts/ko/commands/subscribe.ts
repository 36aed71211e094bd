/** Owns what `/subscribe` says of itself while it is typed, in Korean. */
import type { subscribe as english } from '../../en-US/commands/subscribe.ts';
import type { Translation } from '../../translation.ts';

export const subscribe: Translation<'ko', typeof english> = {
  description: '주제나 키워드를 팔로우하고 DM이나 여기서 멘션으로 받기',
  keywords: {
    name: '키워드',
    description: '단어나 구를 쉼표로 구분해요. 하나라도 들어 있는 소식이 도착해요',
  },
  without: {
    name: '제외',
    description: '들어 있으면 제외할 단어나 구',
  },
  where: {
    name: '위치',
    description: 'DM(기본값) 또는 이 채널에서 멘션',
    dm: '내 DM',
    here: '여기: 이 채널의 알림에서 나를 멘션',
  },
  heat: {
    name: '화제성',
    description: '필요한 화제성. 비워 두면 기본값을 써요',
  },
};
