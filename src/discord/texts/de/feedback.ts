/** Owns what the buttons of a card answer that say what a person makes of its story, in German. */
import type { feedback as english } from '../en-US/feedback.ts';
import type { Translation } from '../translation.ts';

export const feedback: Translation<'de', typeof english> = {
  why: 'Warum',
  follow: 'Dieser Meldung folgen',
  notForUs: 'Nichts für uns',
  following:
    'Dieser Meldung wird gefolgt: Was dazukommt, kommt per Direktnachricht. Noch einmal drücken beendet das.',
  unfollowed: 'Dieser Meldung wird nicht mehr gefolgt.',
  dmClosed:
    'Dieser Meldung wird gefolgt, aber Direktnachrichten von Keypoint sind nicht erlaubt, also kann nichts davon kommen. ' +
    'Direktnachrichten eines gemeinsamen Servers erlauben; oder das Thema mit </subscribe> in einem Kanal abonnieren und dort erwähnt werden.',
  tooMany: 'Es wird schon {most} Meldungen gefolgt, mehr geht nicht. </subscriptions> zeigt sie.',
  endedBefore: {
    one: '1 Meldung wird nicht mehr gefolgt, weil nichts ankommen konnte.',
    other: '{count} Meldungen wird nicht mehr gefolgt, weil nichts ankommen konnte.',
  },
  voted: 'Notiert: nichts für diesen Kanal. Noch einmal drücken nimmt es zurück.',
  takenBack: 'Die Stimme ist zurückgenommen.',
  channelsOnly: 'Das geht nur in einem Kanal eines Servers.',
  noAlerts:
    'Dieser Kanal bekommt keine Benachrichtigungen mehr, also gibt es keine Schwelle zu erhöhen.',
  reset: 'Die bisherigen Stimmen zählen nicht mehr: {channel} hat wieder die eigene Schwelle.',
  resetBefore: 'In {channel} zählen keine Stimmen: Die Schwelle ist die eigene.',
};
