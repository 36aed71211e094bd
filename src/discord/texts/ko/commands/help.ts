/** Owns what `/help` says of itself while it is typed, in Korean. */
import type { help as english } from '../../en-US/commands/help.ts';
import type { Translation } from '../../translation.ts';

export const help: Translation<'ko', typeof english> = {
  description: 'Keypoint의 명령어를 하나씩 살펴보기',
  command: {
    name: '명령어',
    description: '명령어 하나와 그 옵션',
  },
};
