/** Owns what choosing a server's alerts answers, in Chinese. */
import type { alerts as english } from '../en-US/alerts.ts';
import type { Translation } from '../translation.ts';

export const alerts: Translation<'zh-CN', typeof english> = {
  already: '{channel} 已在接收 {what}。</alerts list> 可查看全部提醒。',
  resumed: '提醒已恢复：{channel} 会重新收到 {topic}，以及等待内容中最新的几条。',
  nowInstant: '现在 {channel} 会逐条收到 {topic}。已积攒的内容会在最后一份摘要中发出。',
  nowDigest: '现在 {channel} 会以摘要收到 {topic}，下一份在 {when}。已发送的内容保持不变。',
  added: '现在 {channel} 会收到 {topic}。',
  firstOnItsWay: '最新的一条正在发往那里。',
  firstLater: '一有第一条就会出现在那里。',
  tooMany: '{channel} 已有 {most} 条提醒。请先移除一条。',
  removed: '{channel} 不再接收 {topic}。',
  noAlertsYet: '{channel} 还没有提醒。</alerts add> 可开始接收。',
  limitsNow: '{channel} 的当前设置：',
  limitsFromNow: '从现在起，{channel} 的设置：',
  anyNumber: '每天的提醒数量不限',
  atMost: { other: '每天最多 {count} 条提醒；其余的进入摘要，或不再发送' },
  noQuietHours: '没有免打扰时段',
  quietHeld: '免打扰时段 {from} 至 {to}：提醒会等到结束',
  quietSilent: '免打扰时段 {from} 至 {to}：提醒静音发送',
  digestsAt: '如有摘要，则在 {time} 发送',
  zone: '时间和日期以 {zone} 为准',
};
