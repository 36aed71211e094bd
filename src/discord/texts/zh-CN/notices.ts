/** Owns what people are told of places that take no alerts, and of where they are told, in Chinese. */
import type { notices as english } from '../en-US/notices.ts';
import type { Translation } from '../translation.ts';

export const notices: Translation<'zh-CN', typeof english> = {
  paused: { other: '**{count} 个频道的提醒已暂停。**' },
  goesOn: {
    other:
      '一旦重新对 Keypoint 开放，提醒会自动继续；“{button}”会立即尝试。在此之前，新内容会等待。',
  },
  tryAgain: '重试',
  onlyMakers:
    '只有设置这些提醒的人，或拥有“管理服务器”权限的人可以重试。如果您符合，则这些提醒已被移除：</alerts list> 可查看现有提醒。',
  tryingAgain: '正在重试：{channels}。如果仍未开放，会再次通知您。',
  openAlready: '已开放：{channels}。',
  postName: '关于本服务器的提醒',
  toldFromNow: '提醒在某处暂停时，会私信通知设置者；若其私信已关闭，从现在起在 {channel} 通知。',
  told: '提醒在某处暂停时，会私信通知设置者；若其私信已关闭，则在 {channel} 通知。',
  nobodyTold:
    '提醒在某处暂停时，会私信通知设置者；若其私信已关闭，则不通知任何人。</alerts notices> 可选择频道。',
  tellNone: '不通知任何频道',
  noneTold: '不再通知任何频道。</alerts notices> 可重新选择。',
};
