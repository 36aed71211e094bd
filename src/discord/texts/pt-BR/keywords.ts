/** Owns what is said of keywords that cannot be, in Portuguese. */
import type { keywords as english } from '../en-US/keywords.ts';
import type { Translation } from '../translation.ts';

export const keywords: Translation<'pt-BR', typeof english> = {
  tooMany: 'No máximo {most} palavras-chave, por favor.',
  tooManyPatterns: 'No máximo {most} padrões (`/…/`), por favor: são lentos.',
  tooLong: '“{keyword}” é longa demais: uma palavra-chave tem no máximo {most} caracteres.',
  tooMuch: 'São letras demais no total. Use menos palavras-chave, ou mais curtas.',
  noLetter: '“{keyword}” não tem nenhuma letra nem algarismo.',
  unclosed: '{keyword} começa com aspas ou barra que não se fecham.',
  badPattern: 'O padrão {keyword} não pode ser lido no caractere {at}: {reason}',
  largePattern: 'O padrão {keyword} é grande demais.',
  emptyPattern: 'O padrão {keyword} está em qualquer texto.',
};
