/** Owns what options that several commands share are called, in German. */
import type { options as english } from '../../en-US/commands/options.ts';
import type { Translation } from '../../translation.ts';

export const options: Translation<'de', typeof english> = {
  topic: { name: 'thema', description: 'Einfach tippen: Computer Vision, Robotik, Ethik …' },
  channel: {
    name: 'kanal',
    description: 'Ein Text-, Ankündigungs-, Foren- oder Medienkanal oder ein Thread',
  },
  how: {
    name: 'wie',
    description: 'Jede Meldung sofort (wenn nichts gewählt ist) oder im Überblick',
    instant: 'Jede Meldung sofort',
    daily: 'Tagesüberblick',
    weekly: 'Wochenüberblick',
  },
  story: { name: 'meldung', description: 'Titel tippen oder Link einfügen' },
};
