/** Owns what `/alerts` says of itself while it is typed, in Chinese. */
import type { alerts as english } from '../../en-US/commands/alerts.ts';
import type { Translation } from '../../translation.ts';

export const alerts: Translation<'zh-CN', typeof english> = {
  description: '选择哪些主题发到哪个频道',
  add: {
    description: '把某个主题或含关键词的新闻发到频道',
  },
  list: {
    description: '查看本服务器的提醒，可编辑、暂停或移除',
  },
  edit: {
    description: '用选项更改提醒（- 表示清空），不给选项则打开表单',
  },
  remove: {
    description: '移除一条提醒',
  },
  pause: {
    description: '暂停一条提醒，直到恢复',
  },
  resume: {
    description: '恢复已暂停的提醒',
  },
  preview: {
    description: '查看某条提醒在过去几周会发送什么',
  },
  test: {
    description: '在频道发一张测试卡片，并查看缺少哪些权限',
  },
  log: {
    description: '查看频道发了什么、什么没发及原因',
  },
  alert: {
    name: '提醒',
    description: '开始输入主题、关键词或频道',
  },
  keywords: {
    name: '关键词',
    description: '新闻须含其中之一：gaussian splatting, robot*, /3d ?gs/',
  },
  without: {
    name: '排除',
    description: '新闻不得含有这些词',
  },
  heat: {
    name: '热度',
    description: '新闻的最低热度',
  },
  dailyTarget: {
    name: '每日数量',
    description: '每天大约几条：自动找到合适的热度',
  },
  role: {
    name: '身份组',
    description: '要提及的身份组',
  },
  roleHeat: {
    name: '提及热度',
    description: '只从这个热度起才提及身份组',
  },
  tags: {
    name: '标签',
    description: '论坛帖子的标签，主题标签之外',
  },
  limits: {
    description: '限制频道每天的提醒、设置免打扰时段，或查看当前设置',
    daily: { name: '每日上限', description: '每天最多几条提醒；0 表示不限' },
    quiet: { name: '免打扰', description: '免打扰时段，例如 22:00-07:00，或 off' },
    mode: {
      name: '模式',
      description: '免打扰时段如何处理提醒',
      hold: '等到结束再发',
      silent: '静音发送',
    },
    zone: { name: '时区', description: '日期和时间所用的时区' },
    digestHour: { name: '摘要时间', description: '摘要发送的整点' },
  },
  notices: {
    description: '选择在哪里得知提醒暂停，或查看当前选择',
    channel: { name: '频道', description: '本服务器的文字频道或公告频道' },
  },
};
