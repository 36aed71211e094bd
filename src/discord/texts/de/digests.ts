/** Owns what a digest and its list say, in German. */
import type { digests as english } from '../en-US/digests.ts';
import type { Translation } from '../translation.ts';

export const digests: Translation<'de', typeof english> = {
  daily: 'Tagesüberblick',
  weekly: 'Wochenüberblick',
  stories: { one: '{digest}: 1 Meldung', other: '{digest}: {count} Meldungen' },
  storiesFrom: {
    one: '**{digest}**: 1 Meldung von {since} bis {until}',
    other: '**{digest}**: {count} Meldungen von {since} bis {until}',
  },
  nothing:
    '**{digest}**: Seit {since} war nichts Neues die Zeit wert. Ich bleibe still, bis es etwas gibt.',
  best: {
    one: 'Die besten {shown} stehen hier, und {count} weitere unter „{button}“.',
    other: 'Die besten {shown} stehen hier, und {count} weitere unter „{button}“.',
  },
  showAll: 'Alle zeigen',
  showList: 'Als Liste zeigen',
  newest: 'Neueste Meldungen',
  gone: 'Dieser Überblick ist nicht mehr da. </news topic> zeigt die neuesten Meldungen.',
  postName: '{digest}, {date}',
};
