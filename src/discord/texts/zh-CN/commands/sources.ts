/** Owns what `/sources` says of itself while it is typed, in Chinese. */
import type { sources as english } from '../../en-US/commands/sources.ts';
import type { Translation } from '../../translation.ts';

export const sources: Translation<'zh-CN', typeof english> = {
  description: '选择 Keypoint 阅读的内容（仅限运营者）',
  list: { description: '显示来源及其读取情况' },
  show: { description: '显示一个来源及其最新条目的处理结果' },
  add: { description: '开始读取一个订阅源：先显示内容，再确认' },
  test: { description: '显示订阅源的内容及其评估结果' },
  pause: { description: '暂停读取一个来源，直到恢复' },
  resume: { description: '恢复读取一个来源' },
  remove: { description: '停用一个来源；已有的内容会保留' },
  state: {
    name: '状态',
    description: '仅显示此状态的来源',
    active: '启用',
    default: '默认列表',
    paused: '已暂停',
    retired: '已永久失效',
    removed: '已移除',
    all: '全部',
  },
  source: { name: '来源', description: '名称、编号或地址' },
  address: { name: '地址', description: '订阅源，或包含订阅源的网页' },
  topic: { name: '主题', description: '其所有文章都会得到的主题' },
  authority: { name: '权威度', description: '其每篇文章得到的质量分' },
  daily: { name: '每日', description: '每天最多收录的文章数（取最好的）' },
  onlyNamed: { name: '仅限提及主题', description: '仅收录提及某个主题的文章' },
};
