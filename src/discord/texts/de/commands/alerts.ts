/** Owns what `/alerts` says of itself while it is typed, in German. */
import type { alerts as english } from '../../en-US/commands/alerts.ts';
import type { Translation } from '../../translation.ts';

export const alerts: Translation<'de', typeof english> = {
  description: 'Wählen, welche Themen in welchen Kanal kommen',
  add: {
    description: 'Meldungen eines Themas oder mit Stichwörtern in einen Kanal bringen',
  },
  list: {
    description: 'Benachrichtigungen dieses Servers zeigen, ändern, anhalten, entfernen',
  },
  edit: {
    description:
      'Eine Benachrichtigung durch Optionen ändern (- leert eine), ohne Option im Formular',
  },
  remove: {
    description: 'Eine Benachrichtigung entfernen',
  },
  pause: {
    description: 'Eine Benachrichtigung anhalten, bis sie fortgesetzt wird',
  },
  resume: {
    description: 'Eine angehaltene Benachrichtigung fortsetzen',
  },
  preview: {
    description: 'Sehen, was eine Benachrichtigung in den letzten Wochen gebracht hätte',
  },
  test: {
    description: 'Eine Testkarte in einen Kanal schicken und fehlende Rechte sehen',
  },
  log: {
    description: 'Sehen, was in einen Kanal kam, was nicht und warum',
  },
  alert: {
    name: 'benachrichtigung',
    description: 'Thema, Stichwort oder Kanal eintippen',
  },
  keywords: {
    name: 'stichwörter',
    description: 'Eines davon muss vorkommen: gaussian splatting, robot*, /3d ?gs/',
  },
  without: {
    name: 'ohne',
    description: 'Keines dieser Wörter darf vorkommen',
  },
  heat: {
    name: 'resonanz',
    description: 'Die kleinste Resonanz einer Meldung',
  },
  dailyTarget: {
    name: 'pro-tag',
    description: 'Ungefähr so viele Meldungen am Tag: die Resonanz wird dazu gefunden',
  },
  role: {
    name: 'rolle',
    description: 'Eine Rolle, die erwähnt wird',
  },
  roleHeat: {
    name: 'rolle-ab',
    description: 'Die Rolle erst ab dieser Resonanz erwähnen',
  },
  tags: {
    name: 'tags',
    description: 'Tags des Forums für seine Beiträge, neben denen der Themen',
  },
  limits: {
    description: 'Benachrichtigungen am Tag begrenzen, Ruhezeit setzen oder sehen, was gilt',
    daily: {
      name: 'täglich',
      description: 'Höchstens so viele Benachrichtigungen am Tag; 0 für unbegrenzt',
    },
    quiet: { name: 'ruhezeit', description: 'Ruhezeit wie 22:00-07:00, oder off' },
    mode: {
      name: 'modus',
      description: 'Was die Ruhezeit mit Benachrichtigungen macht',
      hold: 'Bis zu ihrem Ende zurückhalten',
      silent: 'Ohne Ton posten',
    },
    zone: { name: 'zeitzone', description: 'Die Zeitzone der Tage und Stunden' },
    digestHour: { name: 'überblick-stunde', description: 'Die Stunde, zu der Überblicke kommen' },
  },
  notices: {
    description:
      'Wählen, wo pausierte Benachrichtigungen gemeldet werden, oder sehen, was gewählt ist',
    channel: { name: 'kanal', description: 'Ein Text- oder Ankündigungskanal dieses Servers' },
  },
};
