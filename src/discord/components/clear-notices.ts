/** Owns the "Tell no channel" button of `/alerts notices`. */
import { setNoticeChannel } from '../../subscriptions/notice-channel.ts';
import type { Component } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';

export const clearNotices: Component = {
  prefix: 'clear-notices',
  whenSlow: 'update',
  async run(context, { caller, texts }) {
    await setNoticeChannel(context, { guildId: requireManageServer(caller), channelId: null });
    return { kind: 'update', body: { content: texts('notices.noneTold') } };
  },
};
