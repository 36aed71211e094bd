/** Owns why a place takes no alerts, in Korean. */
import type { reasons as english } from '../en-US/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<'ko', typeof english> = {
  deleted: '채널이 없어졌어요. 삭제되었거나 Keypoint가 서버에서 제거되었어요.',
  channelDeleted: '채널이 삭제되었어요. </alerts add> 명령어로 다른 곳을 고를 수 있어요.',
  channelDeletedNamed:
    '‘{name}’ 채널이 삭제되었어요. </alerts add> 명령어로 다른 곳을 고를 수 있어요.',
  threadDeleted: '스레드가 삭제되었어요. </alerts add> 명령어로 다른 곳을 고를 수 있어요.',
  threadDeletedNamed:
    '‘{name}’ 스레드가 삭제되었어요. </alerts add> 명령어로 다른 곳을 고를 수 있어요.',
  noCards:
    '이 종류의 채널에는 카드를 올릴 수 없어요. 텍스트, 공지, 포럼 채널이나 스레드를 골라 주세요.',
  locked: '스레드가 잠겨 있어요. 잠금을 풀거나 다른 채널을 골라 주세요.',
  noTag:
    '이 포럼은 글마다 태그가 필요한데 Keypoint가 쓸 수 있는 태그가 없어요. 모두가 쓸 수 있는 ‘News’ 태그를 만들거나 태그 필수 설정을 꺼 주세요.',
  dmClosed: 'Keypoint의 DM이 꺼져 있어요. 서버 멤버의 DM을 허용해 주세요.',
  noSharedServer: 'Keypoint와 이 사람이 함께 있는 서버가 더 이상 없어요.',
  accountGone: '이 사람의 계정이 없어졌어요.',
  threadsFull:
    '서버의 활성 스레드가 Discord 한도에 이르렀어요. 몇 개를 보관한 뒤 여기서 </alerts add> 명령어를 다시 사용해 주세요.',
  announcementThreadsFull:
    '서버의 활성 공지 스레드가 Discord 한도에 이르렀어요. 몇 개를 보관한 뒤 여기서 </alerts add> 명령어를 다시 사용해 주세요.',
  membersFull:
    '스레드 멤버 수가 Discord 한도에 이르렀어요. 다른 스레드를 만들어 거기서 </alerts add> 명령어를 사용해 주세요.',
  unseen: 'Keypoint가 이 채널을 볼 수 없어요. 역할에 {rights} 권한을 주세요.',
  mayNotPost: 'Keypoint가 이 채널에 글을 올릴 수 없어요. 역할에 {rights} 권한을 주세요.',
  mayNotPostCards: 'Keypoint가 이 채널에 카드를 올릴 수 없어요. 역할에 {rights} 권한을 주세요.',
  cardLeftOut: 'Discord가 메시지에서 카드를 뺐어요. Keypoint의 역할에 {rights} 권한을 주세요.',
  quietHours: '조용한 시간이 끝날 때까지 기다려요',
};
