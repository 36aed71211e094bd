/** Owns the words that many places share, in Portuguese. */
import type { common as english } from '../en-US/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<'pt-BR', typeof english> = {
  others: { one: 'mais {count}', other: 'mais {count}' },
  andOthers: { one: 'e mais {count}', other: 'e mais {count}' },
  quoted: '“{name}”',
  page: '{title} (página {page} de {pages})',
  previous: 'Anterior',
  next: 'Próxima',
  untitled: 'Sem título',
  unknown: 'Desconhecido',
  anyTopic: 'qualquer tema',
};
