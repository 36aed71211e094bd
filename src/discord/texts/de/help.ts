/** Owns what `/help` answers, in German. */
import type { help as english } from '../en-US/help.ts';
import type { Translation } from '../translation.ts';

export const help: Translation<'de', typeof english> = {
  title: 'Was Keypoint kann',
  everyone: 'Für alle',
  admins: 'Mit „Server verwalten“',
  operator: 'Für alle, die dieses Keypoint betreiben',
  row: '{command} – {what}',
  menu: 'Im Menü einer Nachricht unter „Apps“: **{name}**',
  more: '</help> mit dem Namen eines Befehls erklärt seine Optionen.',
  optional: '{option} (kann fehlen): {what}',
  required: '{option}: {what}',
  choices: 'Zur Wahl: {choices}',
  noOptions: 'Mehr braucht es nicht.',
  unknown: 'Kein Befehl heißt „{typed}“. </help> zeigt alle.',
};
