/** Owns what is said of keywords that cannot be, in Korean. */
import type { keywords as english } from '../en-US/keywords.ts';
import type { Translation } from '../translation.ts';

export const keywords: Translation<'ko', typeof english> = {
  tooMany: '키워드는 최대 {most}개예요.',
  tooManyPatterns: '패턴(`/…/`)은 시간이 걸려서 최대 {most}개예요.',
  tooLong: '“{keyword}”은(는) 너무 길어요. 키워드는 최대 {most}자예요.',
  tooMuch: '키워드가 모두 합쳐 너무 길어요. 줄이거나 짧게 해 주세요.',
  noLetter: '“{keyword}”에는 글자도 숫자도 없어요.',
  unclosed: '{keyword}의 따옴표나 빗금이 닫히지 않았어요.',
  badPattern: '패턴 {keyword}을(를) {at}번째 글자에서 읽을 수 없어요: {reason}',
  largePattern: '패턴 {keyword}은(는) 너무 커요.',
  emptyPattern: '패턴 {keyword}은(는) 모든 글에 맞아요.',
};
