/** Owns what `/setup` says, in German. */
import type { setup as english } from '../en-US/setup.ts';
import type { Translation } from '../translation.ts';

export const setup: Translation<'de', typeof english> = {
  step: 'Einrichten, Schritt {step} von {steps}: {name}',
  steps: {
    channels: 'Kanäle',
    notices: 'Hinweise',
    language: 'Sprache und Zeit',
    volume: 'Wie viel und wie',
    test: 'Test',
    done: 'Keypoint ist eingerichtet',
  },
  back: 'Zurück',
  next: 'Weiter',
  stored: 'Gespeichert.',
  channels: {
    what: 'Welcher Kanal bekommt welche Themen? Jede Wahl wird sofort gespeichert; </setup> setzt jederzeit fort.',
    none: 'Noch bekommt kein Kanal Benachrichtigungen.',
    others: {
      one: '1 Benachrichtigung mit Stichwörtern',
      other: '{count} Benachrichtigungen mit Stichwörtern',
    },
    mayNotMake: 'Damit ich Kanäle anlegen kann, braucht meine Rolle {right}.',
    pick: 'Kanal wählen, dann seine Themen …',
    makeNews: '#news anlegen',
    makeEach: 'Kanal pro Thema anlegen',
    newsTopic: 'Meldungen zu KI und Computer Vision von Keypoint',
    topicsOf: 'Welche Themen bekommt {channel}? Nur die gewählten kommen dorthin.',
    pickTopics: 'Themen …',
    newFor: 'Welche Themen bekommen einen eigenen Kanal? Höchstens {most} auf einmal.',
    allPosted: 'Jedes Thema hat schon einen Kanal.',
    set: { one: '{channel} bekommt 1 Thema.', other: '{channel} bekommt {count} Themen.' },
    emptied: '{channel} bekommt jetzt keine Themen.',
    full: '{channel} nimmt keine weiteren Benachrichtigungen; einige Themen fehlen.',
    made: 'Angelegt: {channels}.',
    notMade: 'Discord ließ mich #{name} nicht anlegen. {reason}',
  },
  notices: {
    none: 'Wenn Benachrichtigungen irgendwo ruhen, erfährt es per Direktnachricht, wer sie eingerichtet hat. Hier einen Kanal für alle wählen, die keine annehmen.',
    pick: 'Kanal wählen …',
  },
  language: {
    what: 'Karten sprechen **{language}**. Tage, Ruhezeiten und Überblicke richten sich nach **{zone}**.',
    pick: 'Sprache der Karten …',
    pickZone: 'Zeitzone …',
    otherZone: 'Andere Zeitzone …',
    formTitle: 'Zeitzone',
    formLabel: 'Ihr Name, oder die Stadt, nach der sie heißt',
  },
  volume: {
    what: {
      one: 'Für die eine Benachrichtigung nur nach Thema. Die mit Stichwörtern bleiben, wie sie sind.',
      other:
        'Für die {count} Benachrichtigungen nur nach Thema. Die mit Stichwörtern bleiben, wie sie sind.',
    },
    noRules: 'Zuerst einen Kanal und seine Themen wählen.',
    pick: 'Wie viel …',
    pickHow: 'Wie …',
    usual: 'Alles, was zählt: ab Resonanz {heat}',
    hot: 'Nur das Größte: ab Resonanz {heat}',
    target: { one: 'Etwa 1 am Tag je Thema', other: 'Etwa {count} am Tag je Thema' },
    changed: { one: '1 Benachrichtigung geändert.', other: '{count} Benachrichtigungen geändert.' },
    same: 'Das ist schon so.',
  },
  test: {
    what: 'Wo jetzt Karten erscheinen können; eine Testkarte zeigt, wie sie aussehen.',
    pick: 'Testkarte schicken in …',
    noChannels: 'Noch bekommt kein Kanal Benachrichtigungen: Im ersten Schritt einen wählen.',
  },
  done: {
    alerts: {
      one: '1 Benachrichtigung; Kanäle mit Benachrichtigungen: {channels}',
      other: '{count} Benachrichtigungen; Kanäle mit Benachrichtigungen: {channels}',
    },
    notices: 'Hinweise auf ruhende Benachrichtigungen: {channel}',
    noNotices: 'Hinweise auf ruhende Benachrichtigungen: nur per Direktnachricht',
    next: 'Wie es weitergehen kann',
    list: '</alerts list> zeigt alle Benachrichtigungen, zum Ändern, Anhalten und Entfernen.',
    add: '</alerts add> legt eine mit Stichwörtern, Rolle oder Tags an; </alerts preview> zeigt, was sie brächte.',
    limits:
      '</alerts limits> legt Ruhezeiten und die meisten Benachrichtigungen am Tag eines Kanals fest.',
    members:
      'Mitglieder schlagen mit </news topic> nach und folgen Themen per Direktnachricht mit </subscribe>.',
  },
};
