/** Owns what `/sources` says of itself while it is typed, in Korean. */
import type { sources as english } from '../../en-US/commands/sources.ts';
import type { Translation } from '../../translation.ts';

export const sources: Translation<'ko', typeof english> = {
  description: 'Keypoint가 읽을 것을 정해요 (운영자용)',
  list: { description: '소스 목록과 읽기 상태를 보여 줘요' },
  show: { description: '소스와 최신 글이 어떻게 처리됐는지 보여 줘요' },
  add: { description: '피드를 추가해요. 내용을 보여 주고 확인해요' },
  test: { description: '피드 내용과 평가 결과를 보여 줘요' },
  pause: { description: '다시 시작할 때까지 소스를 읽지 않아요' },
  resume: { description: '소스를 다시 읽어요' },
  remove: { description: '소스를 제거해요. 가져온 글은 남아요' },
  state: {
    name: '상태',
    description: '이 상태인 것만',
    active: '활성',
    default: '기본 목록',
    paused: '일시 중지',
    retired: '영구 종료',
    removed: '제거됨',
    all: '전체',
  },
  source: { name: '소스', description: '이름, 번호 또는 주소' },
  address: { name: '주소', description: '피드 또는 피드가 있는 페이지' },
  topic: { name: '주제', description: '모든 글에 붙일 주제' },
  authority: { name: '신뢰도', description: '각 글에 더할 품질 점수' },
  daily: { name: '하루', description: '하루에 실을 글의 최대 수 (좋은 것부터)' },
  onlyNamed: { name: '주제-언급만', description: '주제를 언급한 글만 실어요' },
};
