/** Owns what `/why` says of itself while it is typed, in Korean. */
import type { why as english } from '../../en-US/commands/why.ts';
import type { Translation } from '../../translation.ts';

export const why: Translation<'ko', typeof english> = {
  description: '소식이 여기에 게시된 이유, 또는 게시되지 않은 이유',
  channel: { name: '채널', description: '이 서버의 다른 채널' },
};
