/** Owns what a test card says, and what is said of it, in Chinese. */
import type { tests as english } from '../en-US/tests.ts';
import type { Translation } from '../translation.ts';

export const tests: Translation<'zh-CN', typeof english> = {
  message: '🧪 **测试**，由 {person} 发起：卡片在这里就是这样。没有发出提醒。',
  title: '测试卡片',
  noStory: '还没有新闻可作示例。',
  postName: '提醒测试',
  rights: '我在 {channel} 的权限：',
  forRole: '{right}，用于提及 {role}（并非所有人都可提及）',
  posted: '已发送：{link}',
  notPosted: '没有发送测试卡片。{reason}',
};
