/** Owns the names of rights, as the settings of Discord’s client show them, in Korean. */
import type { rights as english } from '../en-US/rights.ts';
import type { Translation } from '../translation.ts';

export const rights: Translation<'ko', typeof english> = {
  viewChannel: '채널 보기',
  sendMessages: '메시지 보내기',
  sendInThreads: '스레드에서 메시지 보내기',
  embedLinks: '링크 첨부',
  manageChannels: '채널 관리하기',
  mentionEveryone: '@everyone, @here 및 모든 역할 멘션하기',
};
