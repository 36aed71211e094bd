/** Owns what `/news` says of itself while it is typed, in Chinese. */
import type { news as english } from '../../en-US/commands/news.ts';
import type { Translation } from '../../translation.ts';

export const news: Translation<'zh-CN', typeof english> = {
  description: '查询 AI 与计算机视觉新闻',
  count: { name: '数量', description: '一次显示几条（默认 5 条）' },
  topic: {
    description: '某个主题的新闻',
    order: {
      name: '排序',
      description: '最新优先或最热优先',
      newest: '最新优先',
      week: '本周最热',
      month: '本月最热',
    },
  },
  latest: { description: '最新新闻，所有主题或某一主题' },
  search: {
    description: '按词查找新闻',
    words: { name: '词', description: '须全部出现的词；"连在一起"，-排除' },
  },
  trending: {
    description: '当前最多媒体报道的新闻',
    days: {
      name: '天数',
      description: '最近几天（默认 3 天）',
      day: '今天',
      three: '3 天',
      week: '一周',
    },
  },
  story: { description: '一条新闻及其全部报道' },
  catchup: {
    description: '自上次查看以来未发送给您的新闻',
    since: {
      name: '起始',
      description: '从何时起（默认上次查看）',
      last: '上次查看',
      day: '一天前',
      three: '3 天前',
      week: '一周前',
      month: '一个月前',
    },
  },
  findRelated: '查找相关新闻',
};
