/** Owns what `/why` says of itself while it is typed, in Chinese. */
import type { why as english } from '../../en-US/commands/why.ts';
import type { Translation } from '../../translation.ts';

export const why: Translation<'zh-CN', typeof english> = {
  description: '某条新闻为何发布在这里，或为何没有发布',
  channel: { name: '频道', description: '此服务器的另一个频道' },
};
