/** Owns what `/privacy` says of itself while it is typed, in German. */
import type { privacy as english } from '../../en-US/commands/privacy.ts';
import type { Translation } from '../../translation.ts';

export const privacy: Translation<'de', typeof english> = {
  description: 'Was Keypoint von einer Person aufbewahrt',
  show: {
    description: 'Was aufbewahrt wird, und warum',
  },
  export: {
    description: 'Alles Aufbewahrte als Datei bekommen',
  },
  forget: {
    description: 'Alles Aufbewahrte löschen',
  },
};
