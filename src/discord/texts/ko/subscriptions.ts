/** Owns what following topics answers, in Korean. */
import type { subscriptions as english } from '../en-US/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<'ko', typeof english> = {
  server: '이 서버의 알림',
  inChannel: '{what} ({channel})',
  byDailyDigest: '{what} (일간 요약)',
  byWeeklyDigest: '{what} (주간 요약)',
  paused: '일시 중지됨: {reason}',
  noneOfServer:
    '이 서버에는 아직 알림을 받는 채널이 없어요. </alerts add> 명령어로 주제와 채널을 골라 주세요.',
  ended: '종료됨: {what}.',
  endedBefore: '이미 종료되었어요.',
  already: '이미 팔로우하고 있어요: {what}. </subscriptions> 명령어로 모두 볼 수 있어요.',
  tooMany: '이미 {most}개를 팔로우하고 있어요. 먼저 하나를 그만둬 주세요: </subscriptions>',
  resumed: '알림을 다시 시작했어요: {topic} 소식과 기다리던 것 중 가장 새로운 것이 도착해요.',
  nowInstant: '이제 {topic} 소식이 하나씩 바로 도착해요. 모인 것은 마지막 요약으로 보내 드려요.',
  nowDigest:
    '이제 {topic} 소식이 요약으로 도착해요. 다음 요약은 {when}이에요. 이미 보낸 것은 그대로예요.',
  followed: '이제 {topic} 소식을 팔로우해요.',
  firstOnItsWay: '가장 최신 소식을 DM으로 보내고 있어요.',
  firstLater: '첫 소식이 생기는 대로 DM으로 보내 드려요.',
  othersInDigest: '나머지는 요약으로 도착해요. 다음 요약은 {when}이에요.',
  allInDigest: '소식은 요약으로 도착해요. 다음 요약은 {when}이에요.',
  whereToEnd: '</subscriptions> 명령어로 팔로우를 보고 그만둘 수 있어요.',
};
