/** Owns what `/subscriptions` says of itself while it is typed, in Chinese. */
import type { subscriptions as english } from '../../en-US/commands/subscriptions.ts';
import type { Translation } from '../../translation.ts';

export const subscriptions: Translation<'zh-CN', typeof english> = {
  description: '查看您的关注；更改、静音或结束，并设置时间',
};
