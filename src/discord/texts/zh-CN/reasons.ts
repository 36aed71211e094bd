/** Owns why a place takes no alerts, in Chinese. */
import type { reasons as english } from '../en-US/reasons.ts';
import type { Translation } from '../translation.ts';

export const reasons: Translation<'zh-CN', typeof english> = {
  deleted: '频道已不存在：被删除，或 Keypoint 已被移出服务器。',
  channelDeleted: '频道已被删除。</alerts add> 可选择其他位置。',
  channelDeletedNamed: '频道“{name}”已被删除。</alerts add> 可选择其他位置。',
  threadDeleted: '子区已被删除。</alerts add> 可选择其他位置。',
  threadDeletedNamed: '子区“{name}”已被删除。</alerts add> 可选择其他位置。',
  noCards: '此类频道不能发卡片。请选择文字、公告或论坛频道，或一个子区。',
  locked: '子区已锁定。请解锁，或选择其他频道。',
  noTag:
    '此论坛要求每个帖子都有标签，但没有 Keypoint 可用的标签。请添加一个所有人可用的“News”标签，或取消标签要求。',
  dmClosed: 'Keypoint 的私信已被关闭。请允许来自服务器成员的私信。',
  noSharedServer: '已没有 Keypoint 与此人共同所在的服务器。',
  accountGone: '此人的账号已不存在。',
  threadsFull: '服务器的活跃子区已达 Discord 上限。请归档一些，然后在此再次使用 </alerts add>。',
  announcementThreadsFull:
    '服务器的活跃公告子区已达 Discord 上限。请归档一些，然后在此再次使用 </alerts add>。',
  membersFull: '子区的成员数已达 Discord 上限。请新建一个，并在那里使用 </alerts add>。',
  unseen: 'Keypoint 看不到此频道。请在那里给它的身份组{rights}权限。',
  mayNotPost: 'Keypoint 不能在此频道发帖。请在那里给它的身份组{rights}权限。',
  mayNotPostCards: 'Keypoint 不能在此频道发卡片。请在那里给它的身份组{rights}权限。',
  cardLeftOut: 'Discord 从消息中去掉了卡片。请在那里给 Keypoint 的身份组{rights}权限。',
  quietHours: '等待免打扰时段结束',
};
