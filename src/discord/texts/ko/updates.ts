/** Owns what those who follow a story are told of it, in Korean. */
import type { updates as english } from '../en-US/updates.ts';
import type { Translation } from '../translation.ts';

export const updates: Translation<'ko', typeof english> = {
  news: '**{story}** 후속 소식이에요:',
  more: { other: '외 {count}건' },
  retracted: '{outlet}에서 **{story}** 기사를 철회했어요.',
  stop: '팔로우 중지',
  ended: '이 소식에 대한 메시지를 더 이상 보내지 않아요.',
  notFollowing: '이미 팔로우하지 않는 소식이에요.',
};
