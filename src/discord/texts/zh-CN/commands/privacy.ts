/** Owns what `/privacy` says of itself while it is typed, in Chinese. */
import type { privacy as english } from '../../en-US/commands/privacy.ts';
import type { Translation } from '../../translation.ts';

export const privacy: Translation<'zh-CN', typeof english> = {
  description: 'Keypoint 保存的您的信息',
  show: {
    description: '保存了您的哪些信息，以及原因',
  },
  export: {
    description: '以文件形式获取所保存的您的全部信息',
  },
  forget: {
    description: '删除所保存的您的全部信息',
  },
};
