/** Owns what `/why` says of itself while it is typed, in Japanese. */
import type { why as english } from '../../en-US/commands/why.ts';
import type { Translation } from '../../translation.ts';

export const why: Translation<'ja', typeof english> = {
  description: 'ニュースがここに投稿された理由、されなかった理由',
  channel: { name: 'チャンネル', description: 'このサーバーの別のチャンネル' },
};
