/** Owns what those who follow a story are told of it, in French. */
import type { updates as english } from '../en-US/updates.ts';
import type { Translation } from '../translation.ts';

export const updates: Translation<'fr', typeof english> = {
  news: 'Du nouveau sur **{story}** :',
  more: { one: 'et {count} de plus', other: 'et {count} de plus' },
  retracted: '**{story}** a été retiré par {outlet}.',
  stop: 'Ne plus suivre',
  ended: 'Vous ne recevrez plus de messages sur cette actualité.',
  notFollowing: 'Vous ne suiviez déjà plus cette actualité.',
};
