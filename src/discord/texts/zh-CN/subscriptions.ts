/** Owns what following topics answers, in Chinese. */
import type { subscriptions as english } from '../en-US/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<'zh-CN', typeof english> = {
  server: '本服务器的提醒',
  inChannel: '{what}（{channel}）',
  byDailyDigest: '{what}（每日摘要）',
  byWeeklyDigest: '{what}（每周摘要）',
  paused: '已暂停：{reason}',
  noneOfServer: '本服务器还没有频道接收提醒。</alerts add> 可选择主题和频道。',
  ended: '已结束：{what}。',
  endedBefore: '之前就已结束。',
  already: '您已关注 {what}。</subscriptions> 可查看您关注的全部内容。',
  tooMany: '您已关注 {most} 项。请先结束一项：</subscriptions>',
  resumed: '提醒已恢复：您会重新收到 {topic}，以及等待内容中最新的几条。',
  nowInstant: '现在 {topic} 会逐条发给您。已积攒的内容会在最后一份摘要中发出。',
  nowDigest: '现在 {topic} 会以摘要发给您，下一份在 {when}。已发送的内容保持不变。',
  followed: '您现在关注了 {topic}。',
  firstOnItsWay: '最新的一条正发往您的私信。',
  firstLater: '一有第一条就会发到您的私信。',
  othersInDigest: '其余的以摘要发出，下一份在 {when}。',
  allInDigest: '新闻会以摘要发出，下一份在 {when}。',
  whereToEnd: '</subscriptions> 可查看并结束关注。',
};
