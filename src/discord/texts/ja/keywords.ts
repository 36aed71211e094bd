/** Owns what is said of keywords that cannot be, in Japanese. */
import type { keywords as english } from '../en-US/keywords.ts';
import type { Translation } from '../translation.ts';

export const keywords: Translation<'ja', typeof english> = {
  tooMany: 'キーワードは{most}個までです。',
  tooManyPatterns: 'パターン（`/…/`）は時間がかかるため{most}個までです。',
  tooLong: '「{keyword}」は長すぎます。キーワードは{most}文字までです。',
  tooMuch: 'キーワードが全体で長すぎます。数を減らすか短くしてください。',
  noLetter: '「{keyword}」には文字も数字もありません。',
  unclosed: '{keyword} の引用符かスラッシュが閉じていません。',
  badPattern: 'パターン {keyword} は{at}文字目で読み取れません：{reason}',
  largePattern: 'パターン {keyword} は大きすぎます。',
  emptyPattern: 'パターン {keyword} はどの文章にも当てはまります。',
};
