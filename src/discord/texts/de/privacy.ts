/** Owns what `/privacy` answers, in German. */
import type { privacy as english } from '../en-US/privacy.ts';
import type { Translation } from '../translation.ts';

export const privacy: Translation<'de', typeof english> = {
  title: 'Was Keypoint aufbewahrt',
  intro:
    'Die Discord-ID, und was hier mit seinem Grund steht. Nicht Name, Nachrichten oder Nachgeschlagenes.',
  follows: '**Was verfolgt wird, und wo**: damit es geschickt wird.',
  settings:
    '**Einstellungen der Direktnachrichten** (Zeitzone, Zeiten, Obergrenze, Sprache): damit sie wie gewünscht kommen.',
  sent: '**Welche Meldungen geschickt wurden**, und die IDs dieser Nachrichten: damit keine doppelt kommt und Korrekturen ankommen.',
  stories: '**Verfolgte Meldungen**: um zu sagen, wie es weitergeht.',
  votes: '**„Nichts für uns“-Stimmen**: damit jede einmal zählt.',
  caughtUp: '**Bis wann nachgelesen wurde**: um dort weiterzumachen.',
  made: '**Dass Benachrichtigungen eines Servers eingerichtet wurden, und Hinweise dazu**: um von Pausen zu erfahren.',
  count: '{what} Zurzeit: {number}.',
  end: '</privacy export> gibt alles als Datei, </privacy forget> löscht es. Sicherungskopien enthalten es, bis sie ersetzt werden.',
  exported: 'Alles, was Keypoint aufbewahrt, als JSON.',
  ask: 'Das beendet alles, was verfolgt wird, und löscht alles Aufbewahrte: Abos, verfolgte Meldungen, Stimmen, Einstellungen und was geschickt wurde. Nachrichten bleiben; für einen Server Eingerichtetes läuft ohne Namen weiter. Es lässt sich nicht rückgängig machen.',
  forgetButton: 'Alles löschen',
  keepButton: 'Behalten',
  kept: 'Es wurde nichts gelöscht.',
  forgotten: 'Erledigt: es wird nichts mehr aufbewahrt.',
};
