/** Owns what those who follow a story are told of it, in Chinese. */
import type { updates as english } from '../en-US/updates.ts';
import type { Translation } from '../translation.ts';

export const updates: Translation<'zh-CN', typeof english> = {
  news: '**{story}** 有新进展：',
  more: { other: '另有 {count} 篇' },
  retracted: '**{story}** 已被 {outlet} 撤回。',
  stop: '停止关注',
  ended: '将不再发送关于此新闻的消息。',
  notFollowing: '此新闻已不再关注。',
};
