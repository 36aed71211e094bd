/** Owns what `/subscribe` says of itself while it is typed, in Chinese. */
import type { subscribe as english } from '../../en-US/commands/subscribe.ts';
import type { Translation } from '../../translation.ts';

export const subscribe: Translation<'zh-CN', typeof english> = {
  description: '关注主题或关键词，通过私信或在此处提及您',
  keywords: {
    name: '关键词',
    description: '单词或短语，用逗号分隔；新闻包含其中之一即可',
  },
  without: {
    name: '排除',
    description: '新闻中不得包含的单词或短语',
  },
  where: {
    name: '位置',
    description: '发到您的私信（默认），或在本频道提及您',
    dm: '我的私信',
    here: '此处：在本频道的提醒中提及我',
  },
  heat: {
    name: '热度',
    description: '新闻需达到的热度；不填则按此处的默认值',
  },
};
