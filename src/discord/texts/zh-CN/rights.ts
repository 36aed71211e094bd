/** Owns the names of rights, as the settings of Discord’s client show them, in Chinese. */
import type { rights as english } from '../en-US/rights.ts';
import type { Translation } from '../translation.ts';

export const rights: Translation<'zh-CN', typeof english> = {
  viewChannel: '查看频道',
  sendMessages: '发送消息',
  sendInThreads: '在子区内发送消息',
  embedLinks: '嵌入链接',
  manageChannels: '管理频道',
  mentionEveryone: '提及 @everyone、@here 和所有身份组',
};
