/** Owns what `/setup` says of itself while it is typed, in Chinese. */
import type { setup as english } from '../../en-US/commands/setup.ts';
import type { Translation } from '../../translation.ts';

export const setup: Translation<'zh-CN', typeof english> = {
  description: '在本服务器逐步设置 Keypoint',
};
