/** Owns what the log of a channel says, in Korean. */
import type { log as english } from '../en-US/log.ts';
import type { Translation } from '../translation.ts';

export const log: Translation<'ko', typeof english> = {
  title: '알림 기록',
  nothing: '{channel}에는 아직 아무것도 없어요.',
  noOlder: '{channel}에는 더 이전 것이 없어요.',
  newest: '최신',
  older: '이전',
  digest: {
    daily: {
      other: '매일 요약({count}개)',
    },
    weekly: {
      other: '매주 요약({count}개)',
    },
  },
  sent: '보냄',
  waits: '보내는 중',
  waitsUntil: '보내는 중, 다음 시도 {when}',
  inDigest: '요약에 들어 있음',
  forDigest: '{when}에 오는 요약에 들어가요',
  held: {
    paused: '보내지 않음: 채널이 닫혀 있었어요',
    story: '보내지 않음: 소식이 철회됐거나 다른 소식과 합쳐졌어요',
    volume: '보내지 않음: 하루 한도에 도달했어요',
    flood: '보내지 않음: 한꺼번에 너무 많이 왔어요',
    age: '보내지 않음: 그때는 너무 오래됐어요',
  },
  notSent: '보내지 않음',
  failed: '실패',
  because: '{what}: {reason}',
};
