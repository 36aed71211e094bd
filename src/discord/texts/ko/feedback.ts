/** Owns what the buttons of a card answer that say what a person makes of its story, in Korean. */
import type { feedback as english } from '../en-US/feedback.ts';
import type { Translation } from '../translation.ts';

export const feedback: Translation<'ko', typeof english> = {
  why: '이유',
  follow: '이 소식 팔로우',
  notForUs: '우리와 안 맞아요',
  following:
    '이 소식을 팔로우해요. 새로 더해지는 내용은 개인 메시지로 와요. 다시 누르면 그만둘 수 있어요.',
  unfollowed: '이 소식을 더는 팔로우하지 않아요.',
  dmClosed:
    '이 소식을 팔로우하지만 Keypoint의 개인 메시지가 막혀 있어 아무것도 받을 수 없어요. ' +
    '함께 있는 서버의 개인 메시지를 허용하거나, 채널에서 </subscribe>로 주제를 구독해 그곳에서 멘션을 받아 보세요.',
  tooMany: '이미 최대인 소식 {most}개를 팔로우하고 있어요. </subscriptions>에서 볼 수 있어요.',
  endedBefore: { other: '전할 수 없어서 소식 {count}개의 팔로우가 끝났어요.' },
  voted: '기록했어요: 이 채널과 맞지 않아요. 다시 누르면 취소돼요.',
  takenBack: '투표를 취소했어요.',
  channelsOnly: '서버의 채널에서만 쓸 수 있어요.',
  noAlerts: '이 채널은 이제 알림을 받지 않아서 올릴 기준이 없어요.',
  reset: '지금까지의 투표는 더 이상 세지 않아요. {channel}의 기준이 원래대로 돌아왔어요.',
  resetBefore: '{channel}에서 세는 투표가 없어요. 기준은 원래 그대로예요.',
};
