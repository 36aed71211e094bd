/** Owns what `/subscriptions` says of itself while it is typed, in Japanese. */
import type { subscriptions as english } from '../../en-US/commands/subscriptions.ts';
import type { Translation } from '../../translation.ts';

export const subscriptions: Translation<'ja', typeof english> = {
  description: 'フォロー中のものを表示し、変更・ミュート・解除、時間の設定をする',
};
