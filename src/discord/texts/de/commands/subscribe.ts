/** Owns what `/subscribe` says of itself while it is typed, in German. */
import type { subscribe as english } from '../../en-US/commands/subscribe.ts';
import type { Translation } from '../../translation.ts';

export const subscribe: Translation<'de', typeof english> = {
  description: 'Ein Thema oder Stichwörter verfolgen, per Direktnachricht oder Erwähnung hier',
  keywords: {
    name: 'stichwörter',
    description: 'Wörter oder Wendungen, durch Komma getrennt; eines davon genügt',
  },
  without: {
    name: 'ohne',
    description: 'Wörter oder Wendungen, die keine Meldung enthalten darf',
  },
  where: {
    name: 'wo',
    description: 'Als Direktnachricht (wenn nichts gewählt ist) oder als Erwähnung in diesem Kanal',
    dm: 'Meine Direktnachrichten',
    here: 'Hier: bei Benachrichtigungen dieses Kanals erwähnen',
  },
  heat: {
    name: 'resonanz',
    description: 'Wie viel Resonanz eine Meldung braucht; sonst so viel wie üblich',
  },
};
