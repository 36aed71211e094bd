/** Owns what `/help` answers, in Chinese. */
import type { help as english } from '../en-US/help.ts';
import type { Translation } from '../translation.ts';

export const help: Translation<'zh-CN', typeof english> = {
  title: 'Keypoint 能做什么',
  everyone: '所有人可用',
  admins: '需要“管理服务器”权限',
  operator: '仅限运行此 Keypoint 的人',
  row: '{command}：{what}',
  menu: '在消息菜单的“App”中：**{name}**',
  more: '</help> 加上命令名可查看其选项。',
  optional: '{option}（可选）：{what}',
  required: '{option}：{what}',
  choices: '可选：{choices}',
  noOptions: '无需其他选项。',
  unknown: '没有名为“{typed}”的命令。</help> 可查看全部命令。',
};
