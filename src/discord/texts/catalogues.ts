/** Owns the list of catalogues: each language's texts, area by area. */
import { english } from './en-US/index.ts';
import type { Language } from './languages.ts';
import { texts as de } from './de/index.ts';
import { texts as fr } from './fr/index.ts';
import { texts as esES } from './es-ES/index.ts';
import { texts as ptBR } from './pt-BR/index.ts';
import { texts as ja } from './ja/index.ts';
import { texts as ko } from './ko/index.ts';
import { texts as zhCN } from './zh-CN/index.ts';

export const CATALOGUES = {
  'en-US': english,
  de,
  fr,
  'es-ES': esES,
  'pt-BR': ptBR,
  ja,
  ko,
  'zh-CN': zhCN,
} satisfies Record<Language, object>;
