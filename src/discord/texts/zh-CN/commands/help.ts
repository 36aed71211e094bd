/** Owns what `/help` says of itself while it is typed, in Chinese. */
import type { help as english } from '../../en-US/commands/help.ts';
import type { Translation } from '../../translation.ts';

export const help: Translation<'zh-CN', typeof english> = {
  description: '查看 Keypoint 的全部命令',
  command: {
    name: '命令',
    description: '某一个命令及其所有选项',
  },
};
