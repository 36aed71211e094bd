/** Owns what `/privacy` says of itself while it is typed, in Korean. */
import type { privacy as english } from '../../en-US/commands/privacy.ts';
import type { Translation } from '../../translation.ts';

export const privacy: Translation<'ko', typeof english> = {
  description: 'Keypoint가 보관하는 내 정보',
  show: {
    description: '무엇을 왜 보관하는지 보기',
  },
  export: {
    description: '보관 중인 내 정보를 전부 파일로 받기',
  },
  forget: {
    description: '보관 중인 내 정보를 전부 삭제하기',
  },
};
