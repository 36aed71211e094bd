/** Owns what a story's card, and a line of a list, say beside the story itself, in Chinese. */
import type { card as english } from '../en-US/card.ts';
import type { Translation } from '../translation.ts';

export const card: Translation<'zh-CN', typeof english> = {
  retractedOpening: '**已撤回：** 发布者于{when}撤回了此内容。',
  published: '发布于 {when}',
  firstSeen: '首次发现于 {when}',
  updated: '更新于 {when}',
  by: '作者：{authors}',
  typeBy: '{type} · {authors}',
  moreAuthors: { other: '另外 {count} 人' },
  manyAuthors: '其他许多人',
  coveredBy: '其他报道',
  takenBack: '已撤回的报道',
  authority: '权威度 {authority}',
  heat: '热度 {heat}',
  heatInLine: '热度 {heat}',
  articles: { other: '{count} 篇文章' },
  moreOnIt: { other: '另有 {count} 篇报道' },
  retracted: '已撤回',
  type: { video: '🎬 视频', newsletter: '✉️ 通讯', podcast: '🎙️ 播客', paper: '📄 论文' },
  read: '阅读',
  abstract: '摘要',
  pdf: 'PDF',
  code: '代码',
  project: '项目',
  related: '相关',
};
