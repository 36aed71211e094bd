/** Owns what `/subscriptions` says of itself while it is typed, in Korean. */
import type { subscriptions as english } from '../../en-US/commands/subscriptions.ts';
import type { Translation } from '../../translation.ts';

export const subscriptions: Translation<'ko', typeof english> = {
  description: '팔로우를 보고 바꾸기, 음소거, 그만두기, 시간 설정',
};
