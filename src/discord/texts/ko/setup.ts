/** Owns what `/setup` says, in Korean. */
import type { setup as english } from '../en-US/setup.ts';
import type { Translation } from '../translation.ts';

export const setup: Translation<'ko', typeof english> = {
  step: '설정 {step}/{steps}단계: {name}',
  steps: {
    channels: '채널',
    notices: '안내',
    language: '언어와 시간',
    volume: '양과 방법',
    test: '시험',
    done: 'Keypoint 설정을 마쳤어요',
  },
  back: '뒤로',
  next: '다음',
  stored: '저장했어요.',
  channels: {
    what: '어느 채널이 어떤 주제를 받을까요? 고르면 바로 저장돼요. 언제든 나갔다가 </setup> 명령어로 이어 갈 수 있어요.',
    none: '아직 알림을 받는 채널이 없어요.',
    others: {
      other: '키워드 알림 {count}개',
    },
    mayNotMake: '제가 채널을 만들게 하려면 제 역할에 {right} 권한을 주세요.',
    pick: '채널을 고른 뒤 주제를 고르세요…',
    makeNews: '#news 만들기',
    makeEach: '주제마다 채널 만들기',
    newsTopic: 'Keypoint가 전하는 AI와 컴퓨터 비전 소식',
    topicsOf: '{channel}은(는) 어떤 주제를 받을까요? 고른 주제만 올라와요.',
    pickTopics: '주제…',
    newFor: '어떤 주제에 전용 채널을 만들까요? 한 번에 최대 {most}개예요.',
    allPosted: '모든 주제에 이미 채널이 있어요.',
    set: {
      other: '{channel}은(는) 주제 {count}개를 받아요.',
    },
    emptied: '이제 {channel}은(는) 받는 주제가 없어요.',
    full: '{channel}에는 알림을 더 넣을 수 없어서 일부 주제가 빠졌어요.',
    made: '만들었어요: {channels}',
    notMade: 'Discord에서 #{name} 채널을 만들지 못했어요. {reason}',
  },
  notices: {
    none: '알림이 어딘가에서 멈추면 설정한 사람에게 DM으로 알려요. DM을 받지 않는 경우에 쓸 채널을 골라 주세요.',
    pick: '채널을 고르세요…',
  },
  language: {
    what: '카드 언어는 **{language}**예요. 날짜, 조용한 시간, 요약은 **{zone}** 기준이에요.',
    pick: '카드 언어…',
    pickZone: '시간대…',
    otherZone: '다른 시간대…',
    formTitle: '시간대',
    formLabel: '이름 또는 대표 도시',
  },
  volume: {
    what: {
      other: '주제만 있는 알림 {count}개에 적용돼요. 키워드가 있는 알림은 그대로예요.',
    },
    noRules: '먼저 채널과 주제를 골라 주세요.',
    pick: '얼마나…',
    pickHow: '방법…',
    usual: '중요한 소식 모두: 화제성 {heat}부터',
    hot: '큰 소식만: 화제성 {heat}부터',
    target: {
      other: '주제마다 하루 약 {count}개',
    },
    changed: {
      other: '알림 {count}개를 바꿨어요.',
    },
    same: '이미 이렇게 되어 있어요.',
  },
  test: {
    what: '지금 카드를 올릴 수 있는 곳이에요. 시험 카드로 모습을 볼 수 있어요.',
    pick: '시험 카드를 올릴 곳…',
    noChannels: '아직 알림을 받는 채널이 없어요. 첫 단계에서 골라 주세요.',
  },
  done: {
    alerts: {
      other: '알림 {count}개, 알림을 받는 채널: {channels}개',
    },
    notices: '알림 중지 안내: {channel}',
    noNotices: '알림 중지 안내: DM으로만',
    next: '다음에 할 수 있는 일',
    list: '</alerts list> 명령어로 모든 알림을 보고 수정, 일시 중지, 삭제할 수 있어요.',
    add: '</alerts add> 명령어로 키워드, 언급할 역할, 태그가 있는 알림을 만들고, </alerts preview> 명령어로 무엇이 올라올지 볼 수 있어요.',
    limits: '</alerts limits> 명령어로 채널의 조용한 시간과 하루 최대 알림 수를 정할 수 있어요.',
    members:
      '멤버는 </news topic> 명령어로 찾아보고 </subscribe> 명령어로 DM에서 주제를 받아 볼 수 있어요.',
  },
};
