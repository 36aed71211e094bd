/** Owns what a test card says, and what is said of it, in Korean. */
import type { tests as english } from '../en-US/tests.ts';
import type { Translation } from '../translation.ts';

export const tests: Translation<'ko', typeof english> = {
  message:
    '🧪 **시험**, {person} 님이 요청했어요: 여기서 카드는 이렇게 보여요. 알림을 보낸 것은 아니에요.',
  title: '시험 카드',
  noStory: '아직 예로 보여 줄 소식이 없어요.',
  postName: '알림 시험',
  rights: '{channel}에서 제 권한:',
  forRole: '{right}: 아무나 언급할 수 없는 {role} 호출에 필요',
  posted: '올렸어요: {link}',
  notPosted: '시험 카드를 올리지 못했어요. {reason}',
};
