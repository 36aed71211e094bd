/** Owns what a person is told when something cannot be done, in Chinese. */
import type { errors as english } from '../en-US/errors.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<'zh-CN', typeof english> = {
  failed: '出了点问题。参考编号：{reference}',
  oldButton: '这个按钮来自旧版 Keypoint。请重新使用命令。',
  oldForm: '这个表单来自旧版 Keypoint。请重新使用命令。',
  tooFast: '一次操作太多了。请在 {seconds} 秒后重试。',
  oldCommand: 'Keypoint 已没有这个命令。输入 `/` 可查看现有命令。',
  serverOnly: '此功能只能在服务器中使用：请打开服务器后再试。',
  manageServer:
    '只有拥有“管理服务器”权限的人可以设置本服务器的提醒。</subscribe> 可把主题发到您自己的私信。',
  unknownTopic: '没有名为“{typed}”的主题。',
  didYouMean: '您是不是要找 {topics}？',
  pickTopic: '请输入一个字并从列表中选择，例如 {topics}。',
  pickChannel: '请选择本服务器的文字、公告、论坛或媒体频道，或一个子区。',
  pickTextChannel: '请选择本服务器的文字频道或公告频道。',
  pickHow: '请从列表中选择方式：立即、每日或每周。',
  pickZone: '请从列表中选择时区，例如 `Europe/Berlin`。',
  wholeNumber: '请输入 0 到 {most} 之间的整数。',
  quietHours: '免打扰时段请写成 `22:00-07:00`，不需要则写 `off`。',
  cannotPost: '我无法在 {channel} 发帖：缺少{rights}权限。',
  enterThread: '请在其中提及我，让我加入，然后重试。',
  allowInThread: '请在其所属频道的设置（权限）中允许我的身份组，然后重试。',
  allowInChannel: '请在该频道的设置（权限）中允许我的身份组，然后重试。',
  locked: '{channel} 已锁定。请解锁后重试。',
};
