/** Owns what those who follow a story are told of it, in Portuguese. */
import type { updates as english } from '../en-US/updates.ts';
import type { Translation } from '../translation.ts';

export const updates: Translation<'pt-BR', typeof english> = {
  news: 'Novidades sobre **{story}**:',
  more: { one: 'e mais {count}', other: 'e mais {count}' },
  retracted: '**{story}** foi retirada por {outlet}.',
  stop: 'Deixar de seguir',
  ended: 'Você não receberá mais mensagens sobre esta notícia.',
  notFollowing: 'Esta notícia já não era seguida.',
};
