/** Owns what looking news up answers, in German. */
import type { news as english } from '../en-US/news.ts';
import type { Translation } from '../translation.ts';

export const news: Translation<'de', typeof english> = {
  newestOf: '{topic}: neueste Meldungen',
  olderOf: '{topic}: ältere Meldungen',
  newestOfAll: 'Neueste Meldungen aller Themen',
  nothingYet:
    'Noch nichts zu **{topic}**. </subscribe> schickt die erste Meldung, sobald es eine gibt.',
  noStories: 'Es gibt noch gar keine Meldungen.',
  noOlder: 'Es gibt keine älteren Meldungen.',
  topicGone: 'Das Thema dieser Liste gibt es nicht mehr. </news topic> zeigt die Themen.',
  storyGone: 'Diese Meldung ist nicht mehr da. </news topic> zeigt die neuesten.',
  relatedTo: 'Verwandt mit: {title}',
  nothingRelated: 'Noch keine andere Meldung kommt dieser nahe.',
  olderOfAll: 'Ältere Meldungen aller Themen',
  bestOf: {
    one: '{topic}: heißeste Meldungen des letzten Tages',
    other: '{topic}: heißeste Meldungen der letzten {count} Tage',
  },
  nothingOf: {
    one: 'Nichts zu **{topic}** am letzten Tag.',
    other: 'Nichts zu **{topic}** in den letzten {count} Tagen.',
  },
  found: 'Suche: {text}',
  foundCount: { one: '1 Meldung gefunden', other: '{count} Meldungen gefunden' },
  foundMore: {
    one: 'Das Beste vom Neuesten: 1 Meldung; es gibt auch ältere',
    other: 'Das Beste vom Neuesten: {count} Meldungen; es gibt auch ältere',
  },
  foundNothing: 'Nichts gefunden für „{text}“.',
  searchHint:
    'Weniger Wörter finden mehr; Anführungszeichen halten Wörter zusammen, ein Minus vor einem Wort schließt es aus.',
  searchMeant: 'War eines davon gemeint?',
  trending: { one: 'Im Trend: der letzte Tag', other: 'Im Trend: die letzten {count} Tage' },
  trendingOf: {
    one: '{topic}: im Trend am letzten Tag',
    other: '{topic}: im Trend der letzten {count} Tage',
  },
  nothingTrends: { one: 'Nichts am letzten Tag.', other: 'Nichts in den letzten {count} Tagen.' },
  trendingOrder: 'Geordnet danach, wie viele Medien berichten und wie neu es ist',
  pictureShows: {
    one: 'Resonanz je Thema am letzten Tag.',
    other: 'Resonanz je Thema an jedem der letzten {count} Tage, ältester zuerst.',
  },
  quality: 'Qualität {quality}',
  leads: 'führt die Meldung an',
  caughtUp: 'Alles gesehen: seit {when} gibt es nichts, das nicht zugestellt wurde.',
  missed: 'Was verpasst wurde',
  missedOfYours: 'Von den abonnierten Themen, seit {when} nicht zugestellt, heißeste zuerst:',
  missedOfAll:
    'Aus allen Themen seit {when}, heißeste zuerst. </subscribe> grenzt es auf Abonniertes ein.',
  nothingLikeIt:
    'Nichts, was Keypoint gelesen hat, kommt dieser Nachricht nahe. </news search> findet Meldungen nach ihren Wörtern.',
  likeThis: 'Dieser Nachricht nahe',
  unknownStory:
    'Das hat Keypoint nicht gelesen. Einen Titel tippen und aus der Liste wählen, oder </news search> versuchen.',
};
