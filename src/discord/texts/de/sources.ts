/** Owns what `/sources` answers to who runs Keypoint, in German. */
import type { sources as english } from '../en-US/sources.ts';
import type { Translation } from '../translation.ts';

export const sources: Translation<'de', typeof english> = {
  operatorsOnly:
    'Nur wer dieses Keypoint betreibt, legt fest, was es liest. </news topic> zeigt, was es gelesen hat.',
  closed: 'Die Quellen dieses Keypoint werden nicht von Discord aus verwaltet.',
  unknown: 'Keine Quelle heißt „{typed}“. </sources list> zeigt alle.',
  several: 'Mehrere Quellen heißen „{typed}“. Bitte eine aus der Liste wählen.',
  title: 'Quellen',
  titleOf: 'Quellen: {state}',
  none: 'Es gibt noch keine Quellen. </sources add> nimmt einen Feed oder eine Seite, die einen hat.',
  noneIn: 'Keine Quelle ist in diesem Zustand.',
  noMore: 'In dieser Richtung gibt es keine weiteren Quellen.',
  active: 'aktiv',
  default: 'aus der Standardliste',
  paused: 'pausiert',
  retired: 'endgültig weg',
  removed: 'entfernt',
  all: 'alle',
  defaultsUnread:
    'Die aus der Standardliste werden noch nicht gelesen: KEYPOINT_SOURCES=default liest alle, </sources resume> eine davon.',
  lastNew: 'zuletzt Neues {when}',
  lastRead: 'zuletzt gelesen {when}',
  nextPoll: 'nächstes Lesen {when}',
  neverNew: 'noch nichts Neues',
  folder: 'ein Ordner',
  failing: {
    one: '{count} Fehlschlag seit {when}: {why}',
    other: '{count} Fehlschläge seit {when}: {why}',
  },
  noReason: 'kein Grund vermerkt',
  address: 'Adresse',
  site: 'Website',
  state: 'Zustand',
  rules: 'Regeln',
  times: 'Lesen',
  rulesTopics: 'Themen {topics}',
  rulesAuthority: 'Gewicht {points}',
  rulesDaily: 'höchstens {most} am Tag',
  rulesNamed: 'nur was ein Thema nennt',
  newest: 'Neueste Einträge',
  noEntries: 'Noch keine Einträge.',
  noArticle: 'kein Artikel: {why}',
  quality: 'Qualität {points}',
  noTopics: 'kein Thema',
  held: 'zurückgehalten: {why}',
  retracted: 'zurückgezogen: {why}',
  rejected: 'nicht verwendbar: {why}',
  undated: 'ohne Datum',
  heat: 'Resonanz {heat}',
  cards: { one: '{count} Karte', other: '{count} Karten' },
  entries: { one: '{count} Eintrag', other: '{count} Einträge' },
  question: 'Diesen Feed künftig lesen?',
  add: 'Feed hinzufügen',
  tooLong:
    'Diese Adresse oder ihre Regeln sind zu lang für eine Schaltfläche. Auf dem Server nimmt `keypoint sources add` sie an.',
  oldQuestion:
    'Diese Frage ist zu alt, um sie zu beantworten. Bitte </sources add> erneut verwenden.',
  added: '{name} ist jetzt Quelle {id}. Sie wird binnen einer Minute gelesen.',
  revived: '{name} ist Quelle {id} und wird wieder gelesen.',
  there: '{name} ist bereits Quelle {id}: Nichts hat sich geändert.',
  thereChanged:
    '{name} ist bereits Quelle {id}. Die Änderungen gelten ab dem nächsten neuen Eintrag.',
  nowPaused: '{name} ist pausiert und wird bis </sources resume> nicht gelesen.',
  nowResumed: '{name} wird ab jetzt gelesen, binnen einer Minute geht es los.',
  nowRemoved:
    '{name} wird nicht mehr gelesen. Was die Quelle gebracht hat, bleibt, und </sources resume> nimmt sie wieder auf.',
  unchanged: '{name} ist bereits {state}: nichts zu tun.',
  isFolder:
    '{name} ist ein Ordner. Die Einstellung KEYPOINT_ARTICLES sagt, welcher Ordner gelesen wird.',
};
