/** Owns what those who follow a story are told of it, in German. */
import type { updates as english } from '../en-US/updates.ts';
import type { Translation } from '../translation.ts';

export const updates: Translation<'de', typeof english> = {
  news: 'Neues zu **{story}**:',
  more: { one: 'und {count} weitere', other: 'und {count} weitere' },
  retracted: '**{story}** wurde von {outlet} zurückgezogen.',
  stop: 'Nicht mehr folgen',
  ended: 'Ab jetzt kommen keine Nachrichten mehr zu dieser Meldung.',
  notFollowing: 'Dieser Meldung wurde schon nicht mehr gefolgt.',
};
