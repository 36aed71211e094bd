/** Owns what those who follow a story are told of it, in Spanish. */
import type { updates as english } from '../en-US/updates.ts';
import type { Translation } from '../translation.ts';

export const updates: Translation<'es-ES', typeof english> = {
  news: 'Novedades sobre **{story}**:',
  more: { one: 'y {count} más', other: 'y {count} más' },
  retracted: '{outlet} ha retirado **{story}**.',
  stop: 'Dejar de seguir',
  ended: 'Ya no llegarán más mensajes sobre esta noticia.',
  notFollowing: 'Esta noticia ya no se seguía.',
};
