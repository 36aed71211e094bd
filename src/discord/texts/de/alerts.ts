/** Owns what choosing a server's alerts answers, in German. */
import type { alerts as english } from '../en-US/alerts.ts';
import type { Translation } from '../translation.ts';

export const alerts: Translation<'de', typeof english> = {
  already: '{channel} bekommt {what} schon. </alerts list> zeigt alle Benachrichtigungen.',
  resumed:
    'Es geht weiter: {channel} bekommt wieder {topic}, und das Neueste von dem, was gewartet hat.',
  nowInstant:
    '{channel} bekommt {topic} jetzt Meldung für Meldung. Was sich angesammelt hat, kommt in einem letzten Überblick.',
  nowDigest:
    '{channel} bekommt {topic} jetzt im Überblick, der nächste am {when}. Was schon geschickt wurde, bleibt.',
  added: '{channel} bekommt jetzt {topic}.',
  firstOnItsWay: 'Die neueste Meldung ist dorthin unterwegs.',
  firstLater: 'Die erste Meldung erscheint dort, sobald es eine gibt.',
  tooMany: '{channel} hat schon {most} Benachrichtigungen. Bitte erst eine entfernen.',
  removed: '{channel} bekommt {topic} nicht mehr.',
  noAlertsYet: '{channel} bekommt noch keine Benachrichtigungen. </alerts add> beginnt damit.',
  limitsNow: 'Derzeit gilt in {channel}:',
  limitsFromNow: 'Ab jetzt gilt in {channel}:',
  anyNumber: 'beliebig viele Benachrichtigungen am Tag',
  atMost: {
    one: 'höchstens 1 Benachrichtigung am Tag; die anderen kommen in den Überblick oder entfallen',
    other:
      'höchstens {count} Benachrichtigungen am Tag; die anderen kommen in den Überblick oder entfallen',
  },
  noQuietHours: 'keine Ruhezeit',
  quietHeld: 'Ruhezeit von {from} bis {to}: Benachrichtigungen warten ihr Ende ab',
  quietSilent: 'Ruhezeit von {from} bis {to}: Benachrichtigungen kommen ohne Ton',
  digestsAt: 'Überblicke um {time}, falls es welche gibt',
  zone: 'Zeiten und Tage gelten für {zone}',
};
