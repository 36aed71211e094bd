/** Owns the names of rights, as the settings of Discord’s client show them, in Japanese. */
import type { rights as english } from '../en-US/rights.ts';
import type { Translation } from '../translation.ts';

export const rights: Translation<'ja', typeof english> = {
  viewChannel: 'チャンネルを見る',
  sendMessages: 'メッセージを送信',
  sendInThreads: 'スレッドでメッセージを送信',
  embedLinks: '埋め込みリンク',
  manageChannels: 'チャンネルの管理',
  mentionEveryone: '@everyone、@here、全てのロールにメンション',
};
