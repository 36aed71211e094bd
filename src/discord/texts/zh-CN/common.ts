/** Owns the words that many places share, in Chinese. */
import type { common as english } from '../en-US/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<'zh-CN', typeof english> = {
  others: { other: '另外 {count} 个' },
  andOthers: { other: '另有 {count} 条' },
  quoted: '“{name}”',
  page: '{title}（第 {page}/{pages} 页）',
  previous: '上一页',
  next: '下一页',
  untitled: '无标题',
  unknown: '未知',
  anyTopic: '任意主题',
};
