/** Owns what `/why` says of itself while it is typed, in Spanish. */
import type { why as english } from '../../en-US/commands/why.ts';
import type { Translation } from '../../translation.ts';

export const why: Translation<'es-ES', typeof english> = {
  description: 'Por qué se publicó aquí una noticia, o por qué no',
  channel: { name: 'canal', description: 'Otro canal de este servidor en vez de este' },
};
