/** Owns what people are told of places that take no alerts, and of where they are told, in Korean. */
import type { notices as english } from '../en-US/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<'ko', typeof english> = {
  paused: { other: '**채널 {count}개에서 알림이 일시 중지되었습니다.**' },
  goesOn: {
    other:
      'Keypoint가 다시 글을 올릴 수 있게 되면 저절로 이어져요. ‘{button}’을 누르면 바로 시도해요. 그때까지 들어온 것은 기다려요.',
  },
  tryAgain: '다시 시도',
  onlyMakers:
    '이 알림을 만든 사람이나 ‘서버 관리하기’ 권한이 있는 사람만 다시 시도할 수 있어요. 해당한다면 알림이 삭제된 거예요. </alerts list> 명령어로 지금 있는 알림을 볼 수 있어요.',
  tryingAgain: '다시 시도하는 중: {channels}. 아직 막혀 있으면 다시 알려 드릴게요.',
  openAlready: '이미 열려 있음: {channels}.',
  postName: '이 서버의 알림에 대하여',
  toldFromNow:
    '알림이 일시 중지되면 만든 사람에게 DM으로 알려요. DM이 닫혀 있으면 이제부터 {channel}에 알려요.',
  told: '알림이 일시 중지되면 만든 사람에게 DM으로 알려요. DM이 닫혀 있으면 {channel}에 알려요.',
  nobodyTold:
    '알림이 일시 중지되면 만든 사람에게 DM으로 알려요. DM이 닫혀 있으면 아무에게도 알리지 않아요. </alerts notices> 명령어로 채널을 고를 수 있어요.',
  tellNone: '채널에 알리지 않기',
  noneTold: '이제 어떤 채널에도 알리지 않아요. </alerts notices> 명령어로 고를 수 있어요.',
};
