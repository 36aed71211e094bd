/** Owns what `/subscribe` says of itself while it is typed, in Japanese. */
import type { subscribe as english } from '../../en-US/commands/subscribe.ts';
import type { Translation } from '../../translation.ts';

export const subscribe: Translation<'ja', typeof english> = {
  description: 'トピックやキーワードをフォローし、DMまたはここでのメンションで受け取る',
  keywords: {
    name: 'キーワード',
    description: '単語や語句をカンマ区切りで。いずれかを含むニュースが届きます',
  },
  without: {
    name: '除外',
    description: '含むニュースを除く単語や語句',
  },
  where: {
    name: '場所',
    description: 'DM（既定）、またはこのチャンネルでのメンション',
    dm: '自分のDM',
    here: 'ここ：このチャンネルの通知でメンション',
  },
  heat: {
    name: '注目度',
    description: '必要な注目度（省略時はここの既定値）',
  },
};
