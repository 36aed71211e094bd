/** Owns what the log of a channel says, in German. */
import type { log as english } from '../en-US/log.ts';
import type { Translation } from '../translation.ts';

export const log: Translation<'de', typeof english> = {
  title: 'Was aus den Benachrichtigungen wurde',
  nothing: 'Für {channel} kam noch nichts.',
  noOlder: 'Für {channel} gibt es nichts Älteres.',
  newest: 'Neueste',
  older: 'Ältere',
  digest: {
    daily: {
      one: 'Täglicher Überblick mit 1 Meldung',
      other: 'Täglicher Überblick mit {count} Meldungen',
    },
    weekly: {
      one: 'Wöchentlicher Überblick mit 1 Meldung',
      other: 'Wöchentlicher Überblick mit {count} Meldungen',
    },
  },
  sent: 'gesendet',
  waits: 'unterwegs',
  waitsUntil: 'unterwegs, nächster Versuch {when}',
  inDigest: 'in einem Überblick',
  forDigest: 'für den Überblick, der {when} kommt',
  held: {
    paused: 'nicht gesendet: Der Kanal war geschlossen',
    story: 'nicht gesendet: Die Meldung wurde zurückgezogen oder gehört zu einer anderen',
    volume: 'nicht gesendet: Die Grenze des Tages war erreicht',
    flood: 'nicht gesendet: Es kamen zu viele auf einmal',
    age: 'nicht gesendet: Sie war dann schon zu alt',
  },
  notSent: 'nicht gesendet',
  failed: 'fehlgeschlagen',
  because: '{what}: {reason}',
};
