/** Owns what following topics answers, in German. */
import type { subscriptions as english } from '../en-US/subscriptions.ts';
import type { Translation } from '../translation.ts';

export const subscriptions: Translation<'de', typeof english> = {
  server: 'Benachrichtigungen dieses Servers',
  inChannel: '{what} in {channel}',
  byDailyDigest: '{what} im Tagesüberblick',
  byWeeklyDigest: '{what} im Wochenüberblick',
  paused: 'pausiert: {reason}',
  noneOfServer:
    'Noch kein Kanal dieses Servers bekommt Benachrichtigungen. </alerts add> wählt Thema und Kanal.',
  ended: 'Beendet: {what}.',
  endedBefore: 'Das war schon beendet.',
  already: '{what} wird schon verfolgt. </subscriptions> zeigt alles, was verfolgt wird.',
  tooMany: 'Es werden schon {most} Dinge verfolgt. Bitte erst eines beenden: </subscriptions>',
  resumed: 'Es geht weiter: {topic} kommt wieder, und das Neueste von dem, was gewartet hat.',
  nowInstant:
    '{topic} kommt jetzt Meldung für Meldung. Was sich angesammelt hat, kommt in einem letzten Überblick.',
  nowDigest:
    '{topic} kommt jetzt im Überblick, der nächste am {when}. Was schon geschickt wurde, bleibt.',
  followed: '{topic} wird jetzt verfolgt.',
  firstOnItsWay: 'Die neueste Meldung ist als Direktnachricht unterwegs.',
  firstLater: 'Die erste Meldung kommt als Direktnachricht, sobald es eine gibt.',
  othersInDigest: 'Die anderen kommen im Überblick, der nächste am {when}.',
  allInDigest: 'Die Meldungen kommen im Überblick, der nächste am {when}.',
  whereToEnd: '</subscriptions> zeigt und beendet, was verfolgt wird.',
};
