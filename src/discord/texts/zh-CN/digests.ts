/** Owns what a digest and its list say, in Chinese. */
import type { digests as english } from '../en-US/digests.ts';
import type { Translation } from '../translation.ts';

export const digests: Translation<'zh-CN', typeof english> = {
  daily: '每日摘要',
  weekly: '每周摘要',
  stories: { other: '{digest}：{count} 条新闻' },
  storiesFrom: { other: '**{digest}**：{since} 至 {until} 的 {count} 条新闻' },
  nothing: '**{digest}**：自 {since} 以来没有值得一看的新内容。有了之后我再告诉您。',
  best: { other: '这里是最好的 {shown} 条，另外 {count} 条在“{button}”中。' },
  showAll: '显示全部',
  showList: '以列表显示',
  newest: '最新新闻',
  gone: '此摘要已不在了。</news topic> 可查看最新新闻。',
  postName: '{digest}，{date}',
};
