/** Owns what choosing a server's alerts answers, in Korean. */
import type { alerts as english } from '../en-US/alerts.ts';
import type { Translation } from '../translation.ts';

export const alerts: Translation<'ko', typeof english> = {
  already:
    '{channel}은(는) 이미 받고 있어요: {what}. </alerts list> 명령어로 모든 알림을 볼 수 있어요.',
  resumed:
    '알림을 다시 시작했어요: {channel}에 {topic} 소식과 기다리던 것 중 가장 새로운 것이 도착해요.',
  nowInstant:
    '이제 {channel}에 {topic} 소식이 하나씩 바로 올라와요. 모인 것은 마지막 요약으로 보내 드려요.',
  nowDigest:
    '이제 {channel}에 {topic} 소식이 요약으로 올라와요. 다음 요약은 {when}이에요. 이미 보낸 것은 그대로예요.',
  added: '이제 {channel}에 {topic} 소식이 올라와요.',
  firstOnItsWay: '가장 최신 소식을 그곳에 보내고 있어요.',
  firstLater: '첫 소식이 생기는 대로 그곳에 올라와요.',
  tooMany: '{channel}에는 이미 알림이 {most}개 있어요. 먼저 하나를 삭제해 주세요.',
  removed: '이제 {channel}에 {topic} 소식이 올라오지 않아요.',
  noAlertsYet: '{channel}에는 아직 알림이 없어요. </alerts add> 명령어로 시작할 수 있어요.',
  limitsNow: '{channel}의 지금 설정:',
  limitsFromNow: '이제부터 {channel}의 설정:',
  anyNumber: '하루 알림 수 제한 없음',
  atMost: { other: '하루 알림 최대 {count}개. 나머지는 요약에 들어가거나 빠져요' },
  noQuietHours: '조용한 시간 없음',
  quietHeld: '조용한 시간 {from}~{to}: 알림이 끝날 때까지 기다려요',
  quietSilent: '조용한 시간 {from}~{to}: 알림이 소리 없이 와요',
  digestsAt: '요약이 있으면 {time}에 와요',
  zone: '시간과 날짜는 {zone} 기준이에요',
};
