/** Owns what those who follow a story are told of it, in Japanese. */
import type { updates as english } from '../en-US/updates.ts';
import type { Translation } from '../translation.ts';

export const updates: Translation<'ja', typeof english> = {
  news: '**{story}** の続報です：',
  more: { other: 'ほか {count} 件' },
  retracted: '**{story}** は {outlet} により取り下げられました。',
  stop: 'フォローをやめる',
  ended: 'このニュースの続報はもう届きません。',
  notFollowing: 'このニュースはすでにフォローされていません。',
};
