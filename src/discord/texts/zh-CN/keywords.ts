/** Owns what is said of keywords that cannot be, in Chinese. */
import type { keywords as english } from '../en-US/keywords.ts';
import type { Translation } from '../translation.ts';

export const keywords: Translation<'zh-CN', typeof english> = {
  tooMany: '关键词最多 {most} 个。',
  tooManyPatterns: '模式（`/…/`）最多 {most} 个：它们很耗时。',
  tooLong: '“{keyword}”太长：关键词最多 {most} 个字符。',
  tooMuch: '这些关键词合起来太长。请减少或缩短。',
  noLetter: '“{keyword}”既没有字母也没有数字。',
  unclosed: '{keyword} 开头的引号或斜杠没有结束。',
  badPattern: '模式 {keyword} 在第 {at} 个字符处无法读取：{reason}',
  largePattern: '模式 {keyword} 太大。',
  emptyPattern: '模式 {keyword} 会匹配任何文字。',
};
