/** Owns what options that several commands share are called, in Korean. */
import type { options as english } from '../../en-US/commands/options.ts';
import type { Translation } from '../../translation.ts';

export const options: Translation<'ko', typeof english> = {
  topic: { name: '주제', description: '입력해 보세요: 컴퓨터 비전, 로봇공학, 윤리…' },
  channel: { name: '채널', description: '텍스트, 공지, 포럼, 미디어 채널 또는 스레드' },
  how: {
    name: '방식',
    description: '소식마다 바로(기본값) 또는 요약으로',
    instant: '소식마다 바로',
    daily: '일간 요약',
    weekly: '주간 요약',
  },
  story: { name: '소식', description: '제목을 입력하거나 링크를 붙여 넣어요' },
};
