/** Owns what `/alerts` says of itself while it is typed, in Korean. */
import type { alerts as english } from '../../en-US/commands/alerts.ts';
import type { Translation } from '../../translation.ts';

export const alerts: Translation<'ko', typeof english> = {
  description: '어떤 주제를 어느 채널에 올릴지 정해요',
  add: {
    description: '주제나 키워드의 소식을 채널에 올려요',
  },
  list: {
    description: '이 서버의 알림을 보고 수정, 일시 중지, 삭제해요',
  },
  edit: {
    description: '옵션으로 알림을 바꿔요(-는 비움). 옵션이 없으면 양식이 열려요',
  },
  remove: {
    description: '알림을 삭제해요',
  },
  pause: {
    description: '다시 시작할 때까지 알림을 멈춰요',
  },
  resume: {
    description: '멈춘 알림을 다시 시작해요',
  },
  preview: {
    description: '알림이 지난 몇 주 동안 올렸을 소식을 봐요',
  },
  test: {
    description: '채널에 시험 카드를 올리고 부족한 권한을 확인해요',
  },
  log: {
    description: '채널에 올라온 소식과 올라오지 않은 이유를 봐요',
  },
  alert: {
    name: '알림',
    description: '주제, 키워드, 채널을 입력해 보세요',
  },
  keywords: {
    name: '키워드',
    description: '하나라도 들어 있는 소식: gaussian splatting, robot*, /3d ?gs/',
  },
  without: {
    name: '제외',
    description: '이 단어가 들어 있는 소식은 빼요',
  },
  heat: {
    name: '화제성',
    description: '소식의 최소 화제성',
  },
  dailyTarget: {
    name: '하루-목표',
    description: '하루에 대략 이만큼: 화제성을 알아서 찾아요',
  },
  role: {
    name: '역할',
    description: '언급할 역할',
  },
  roleHeat: {
    name: '역할-화제성',
    description: '이 화제성부터만 역할을 언급해요',
  },
  tags: {
    name: '태그',
    description: '포럼 게시물에 붙일 태그(주제 태그 외에)',
  },
  limits: {
    description: '채널의 하루 알림 수와 조용한 시간을 정하거나 지금 설정을 봐요',
    daily: { name: '하루-최대', description: '하루 최대 알림 수, 0은 제한 없음' },
    quiet: { name: '조용한-시간', description: '22:00-07:00 같은 조용한 시간 또는 off' },
    mode: {
      name: '모드',
      description: '조용한 시간에 알림을 어떻게 할지',
      hold: '끝날 때까지 알림을 미루기',
      silent: '소리 없이 올리기',
    },
    zone: { name: '시간대', description: '날짜와 시각의 시간대' },
    digestHour: { name: '요약-시각', description: '요약이 오는 시각' },
  },
  notices: {
    description: '일시 중지된 알림을 어디에서 들을지 고르거나 확인해요',
    channel: { name: '채널', description: '이 서버의 텍스트 채널이나 공지 채널' },
  },
};
