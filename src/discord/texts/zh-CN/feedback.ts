/** Owns what the buttons of a card answer that say what a person makes of its story, in Chinese. */
import type { feedback as english } from '../en-US/feedback.ts';
import type { Translation } from '../translation.ts';

export const feedback: Translation<'zh-CN', typeof english> = {
  why: '原因',
  follow: '关注此新闻',
  notForUs: '不适合这里',
  following: '您已关注此新闻：后续内容会通过私信发给您。再按一次即可取消。',
  unfollowed: '您已不再关注此新闻。',
  dmClosed:
    '您已关注此新闻，但您的私信未对 Keypoint 开放，因此收不到任何内容。' +
    '请允许来自共同服务器的私信；或在频道中用 </subscribe> 订阅其主题，在那里被提及。',
  tooMany: '您已关注 {most} 条新闻，达到上限。</subscriptions> 可查看。',
  endedBefore: { other: '因为无法送达，已结束对 {count} 条新闻的关注。' },
  voted: '已记录：不适合此频道。再按一次即可撤回。',
  takenBack: '您的投票已撤回。',
  channelsOnly: '此功能只能在服务器的频道中使用。',
  noAlerts: '此频道已没有提醒，因此没有门槛可以提高。',
  reset: '之前的投票不再计入：{channel} 恢复为自己的门槛。',
  resetBefore: '{channel} 没有计入的投票：门槛就是自己的。',
};
