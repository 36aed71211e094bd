/** Owns what a person is told when something cannot be done, in Korean. */
import type { errors as english } from '../en-US/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<'ko', typeof english> = {
  failed: '문제가 생겼습니다. 참조 번호: {reference}',
  oldButton: '이전 버전 Keypoint의 버튼이에요. 명령어를 다시 사용해 주세요.',
  oldForm: '이전 버전 Keypoint의 양식이에요. 명령어를 다시 사용해 주세요.',
  tooFast: '한꺼번에 너무 많아요. {seconds}초 뒤에 다시 시도해 주세요.',
  oldCommand: '이 명령어는 더 이상 없어요. `/`를 입력하면 사용할 수 있는 명령어가 보여요.',
  serverOnly: '서버에서만 사용할 수 있어요. 서버를 열고 다시 시도해 주세요.',
  manageServer:
    '이 서버의 알림은 ‘서버 관리하기’ 권한이 있는 사람만 정할 수 있어요. </subscribe> 명령어로 주제를 내 DM으로 받을 수 있어요.',
  unknownTopic: '‘{typed}’(이)라는 주제는 없어요.',
  didYouMean: '혹시 {topics}인가요?',
  pickTopic: '한 글자를 입력하고 목록에서 골라 주세요. 예: {topics}.',
  pickChannel: '이 서버의 텍스트, 공지, 포럼, 미디어 채널이나 스레드를 골라 주세요.',
  pickTextChannel: '이 서버의 텍스트 채널이나 공지 채널을 골라 주세요.',
  pickHow: '받는 방식을 목록에서 골라 주세요: 바로, 매일, 매주.',
  pickZone: '`Europe/Berlin`처럼 목록에서 시간대를 골라 주세요.',
  wholeNumber: '0부터 {most}까지의 정수를 입력해 주세요.',
  quietHours: '조용한 시간은 `22:00-07:00`처럼, 없으면 `off`로 입력해 주세요.',
  cannotPost: '{channel}에 글을 올릴 수 없어요. {rights} 권한이 없어요.',
  enterThread: '스레드에서 저를 멘션해 참여시킨 뒤 다시 시도해 주세요.',
  allowInThread: '상위 채널 설정(권한)에서 제 역할에 허용한 뒤 다시 시도해 주세요.',
  allowInChannel: '그 채널 설정(권한)에서 제 역할에 허용한 뒤 다시 시도해 주세요.',
  locked: '{channel}이(가) 잠겨 있어요. 잠금을 푼 뒤 다시 시도해 주세요.',
};
