/** Owns the words that many places share, in Spanish. */
import type { common as english } from '../en-US/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<'es-ES', typeof english> = {
  others: { one: '{count} más', other: '{count} más' },
  andOthers: { one: 'y {count} más', other: 'y {count} más' },
  quoted: '«{name}»',
  page: '{title} (página {page} de {pages})',
  previous: 'Anterior',
  next: 'Siguiente',
  untitled: 'Sin título',
  unknown: 'Desconocido',
  anyTopic: 'cualquier tema',
};
