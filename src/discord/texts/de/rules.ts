/** Owns what is said of a server’s alerts as rules, in German. */
import type { rules as english } from '../en-US/rules.ts';
import type { Translation } from '../translation.ts';

export const rules: Translation<'de', typeof english> = {
  with: '{topic} mit {keywords}',
  without: '{what}, ohne {keywords}',
  fromHeat: 'ab Resonanz {heat}',
  fromHeatByVotes: 'ab Resonanz {heat} ({bar} + {votes} durch Stimmen)',
  perDay: { one: 'etwa 1 am Tag: {bar}', other: 'etwa {count} am Tag: {bar}' },
  how: {
    instant: 'sofort',
    daily: 'täglicher Überblick',
    weekly: 'wöchentlicher Überblick',
  },
  mentions: 'erwähnt {role}',
  mentionsFrom: 'erwähnt {role} ab Resonanz {heat}',
  tagged: 'Tags: {tags}',
  pausedSince: 'angehalten {when}',
  mutedUntil: 'stumm bis {when}',
  closed: 'Dort kann gerade nichts erscheinen. {reason}',
  pick: 'Benachrichtigung zum Ändern wählen …',
  gone: 'Diese Benachrichtigung gibt es nicht mehr. </alerts list> zeigt, welche es gibt.',
  unknown: 'Keine Benachrichtigung hier passt zu „{typed}“.',
  pickOne: 'Bitte aus der Liste wählen, zum Beispiel {rules}.',
  eitherBar:
    'Bitte kleinste Resonanz oder Anzahl pro Tag angeben, nicht beides: Die Anzahl findet ihre Resonanz selbst.',
  wholeNumber: 'Bitte eine ganze Zahl von {least} bis {most} angeben.',
  notEveryone: 'Benachrichtigungen erwähnen nicht alle. Bitte eine andere Rolle wählen.',
  noSuchRole: 'Diese Rolle gibt es nicht mehr. Bitte eine andere wählen.',
  heatOfNoRole: 'Eine Resonanz für die Erwähnung braucht eine Rolle. Bitte eine wählen.',
  roleNotMentioned:
    '{role} wird noch nicht gerufen: In den Einstellungen der Rolle allen erlauben, sie zu erwähnen, oder meiner Rolle in diesem Kanal {right} geben.',
  tagsOfForum: 'Tags gibt es nur in Foren und Medienkanälen.',
  noTags: '{channel} hat keine Tags, die ich verwenden darf.',
  unknownTag: 'Das Forum hat keinen Tag „{tag}“. Es hat {tags}.',
  mostTags: 'Ein Beitrag nimmt höchstens {most} Tags.',
  asksNothing:
    'Bitte ein Thema oder Stichwörter angeben: Eine Benachrichtigung braucht eines davon.',
  sameExists:
    'Eine andere Benachrichtigung dieses Kanals verlangt dasselbe. </alerts list> zeigt beide.',
  changed: 'Geändert.',
  unchanged: 'Das ist schon so.',
  changedMeanwhile:
    'Inzwischen hat jemand diese Benachrichtigung geändert; die Änderung wurde nicht gemacht. Jetzt ist sie so:',
  nextDigest: 'Der nächste Überblick kommt am {when}.',
  editNow: 'So ändern, wie sie jetzt ist',
  paused: 'Angehalten. Was inzwischen kommt, wird nicht nachgereicht.',
  wasPaused: 'Sie ist schon angehalten.',
  resumed: 'Es geht mit der nächsten Meldung weiter.',
  notPaused: 'Sie ist nicht angehalten.',
  do: {
    edit: 'Ändern',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    preview: 'Vorschau',
    test: 'Testkarte',
    remove: 'Entfernen',
  },
  resetVotes: 'Stimmen zurücksetzen (+{votes})',
  backToList: 'Zurück zur Liste',
  previewTitle: 'Das Neueste, das gekommen wäre',
  previewBacklog: 'Ältere Meldungen, die passen',
  wouldHave: {
    one: 'Am letzten Tag wären {posts} gekommen: etwa {rate} am Tag.',
    other: 'In den letzten {count} Tagen wären {posts} gekommen: etwa {rate} am Tag.',
  },
  form: {
    title: 'Benachrichtigung ändern',
    keywords: 'Stichwörter: eines muss vorkommen',
    without: 'Ohne: keines darf vorkommen',
    bar: 'Kleinste Resonanz, oder wie viele am Tag',
    barHint: '80 ist eine Resonanz, 5/Tag etwa 5 am Tag, leer die übliche {bar}',
    day: 'Tag',
    how: 'Wie sie kommt',
    role: 'Rolle, die erwähnt wird',
    wrongBar:
      'Bitte eine Resonanz wie `80` angeben, eine Anzahl am Tag wie `5/{day}`, oder nichts für die übliche.',
  },
  wouldHaveNone: {
    one: 'Am letzten Tag wäre nichts gekommen.',
    other: 'In den letzten {count} Tagen wäre nichts gekommen.',
  },
};
