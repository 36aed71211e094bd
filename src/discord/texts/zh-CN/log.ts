/** Owns what the log of a channel says, in Chinese. */
import type { log as english } from '../en-US/log.ts';
import type { Translation } from '../translation.ts';

export const log: Translation<'zh-CN', typeof english> = {
  title: '提醒的结果',
  nothing: '{channel} 还没有任何内容。',
  noOlder: '{channel} 没有更早的内容。',
  newest: '最新',
  older: '更早',
  digest: {
    daily: {
      other: '每日摘要（{count} 条）',
    },
    weekly: {
      other: '每周摘要（{count} 条）',
    },
  },
  sent: '已发送',
  waits: '发送中',
  waitsUntil: '等待发送，{when} 再试',
  inDigest: '在摘要中',
  forDigest: '进入 {when} 的摘要',
  held: {
    paused: '未发送：频道已关闭',
    story: '未发送：新闻已撤回或并入其他新闻',
    volume: '未发送：已达当日上限',
    flood: '未发送：同时来得太多',
    age: '未发送：届时已太旧',
  },
  notSent: '未发送',
  failed: '失败',
  because: '{what}：{reason}',
};
