/** Owns what `/setup` says of itself while it is typed, in Korean. */
import type { setup as english } from '../../en-US/commands/setup.ts';
import type { Translation } from '../../translation.ts';

export const setup: Translation<'ko', typeof english> = {
  description: '이 서버에서 Keypoint를 차례대로 설정해요',
};
