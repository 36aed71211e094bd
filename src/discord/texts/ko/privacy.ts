/** Owns what `/privacy` answers, in Korean. */
import type { privacy as english } from '../en-US/privacy.ts';
import type { Translation } from '../translation.ts';

export const privacy: Translation<'ko', typeof english> = {
  title: 'Keypoint가 보관하는 내 정보',
  intro: 'Discord ID와 아래 정보(이유와 함께)예요. 이름, 메시지, 찾아본 내용은 보관하지 않아요.',
  follows: '**팔로우하는 것과 받을 곳**: 보내 드리기 위해서예요.',
  settings: '**DM 설정**(시간대, 시간, 상한, 언어): 원하는 대로 보내 드리기 위해서예요.',
  sent: '**보내 드린 소식**과 메시지 ID: 두 번 보내지 않고 정정을 반영하기 위해서예요.',
  stories: '**팔로우 중인 소식**: 이어지는 소식을 알려 드리기 위해서예요.',
  votes: '**‘우리에겐 안 맞아요’ 투표**: 한 번씩만 세기 위해서예요.',
  caughtUp: '**어디까지 따라잡았는지**: 거기서 이어 가기 위해서예요.',
  made: '**서버에 설정한 알림과 관련 안내**: 멈추면 알려 드리기 위해서예요.',
  count: '{what} 현재: {number}건.',
  end: '</privacy export> 명령어로 전부 파일로 받고, </privacy forget> 명령어로 삭제할 수 있어요. 운영자의 백업에는 교체될 때까지 남아요.',
  exported: 'Keypoint가 보관하는 내 정보 전부(JSON)예요.',
  ask: '팔로우를 모두 끝내고 보관된 정보(팔로우, 소식, 투표, 설정, 보낸 기록)를 모두 삭제해요. 메시지는 그대로 남고, 서버에 설정한 알림은 이름 없이 계속돼요. 되돌릴 수 없어요.',
  forgetButton: '전부 삭제하기',
  keepButton: '그대로 두기',
  kept: '아무것도 삭제하지 않았어요.',
  forgotten: '끝났어요. 이제 보관하는 정보가 없어요.',
};
