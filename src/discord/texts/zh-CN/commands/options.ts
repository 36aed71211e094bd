/** Owns what options that several commands share are called, in Chinese. */
import type { options as english } from '../../en-US/commands/options.ts';
import type { Translation } from '../../translation.ts';

export const options: Translation<'zh-CN', typeof english> = {
  topic: { name: '主题', description: '开始输入：计算机视觉、机器人、伦理…' },
  channel: { name: '频道', description: '文字、公告、论坛或媒体频道，或一个子区' },
  how: {
    name: '方式',
    description: '每条新闻立即发送（默认），或汇总成摘要',
    instant: '每条新闻立即发送',
    daily: '每日摘要',
    weekly: '每周摘要',
  },
  story: { name: '新闻', description: '输入标题，或粘贴链接' },
};
