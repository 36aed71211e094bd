/** Owns what `/help` answers, in Korean. */
import type { help as english } from '../en-US/help.ts';
import type { Translation } from '../translation.ts';

export const help: Translation<'ko', typeof english> = {
  title: 'Keypoint로 할 수 있는 것',
  everyone: '누구나 쓸 수 있어요',
  admins: '‘서버 관리하기’ 권한이 필요해요',
  operator: '이 Keypoint를 운영하는 사람만 쓸 수 있어요',
  row: '{command} – {what}',
  menu: '메시지 메뉴의 ‘앱’: **{name}**',
  more: '</help>에 명령어 이름을 넣으면 옵션을 설명해 드려요.',
  optional: '{option} (선택): {what}',
  required: '{option}: {what}',
  choices: '선택지: {choices}',
  noOptions: '다른 옵션은 없어요.',
  unknown: '‘{typed}’(이)라는 명령어는 없어요. </help> 명령어로 모두 볼 수 있어요.',
};
