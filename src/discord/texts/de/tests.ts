/** Owns what a test card says, and what is said of it, in German. */
import type { tests as english } from '../en-US/tests.ts';
import type { Translation } from '../translation.ts';

export const tests: Translation<'de', typeof english> = {
  message:
    '🧪 **Test**, veranlasst von {person}: So sehen Karten hier aus. Es wurde nichts gemeldet.',
  title: 'Eine Testkarte',
  noStory: 'Es gibt noch keine Meldung als Beispiel.',
  postName: 'Test der Benachrichtigungen',
  rights: 'Meine Rechte in {channel}:',
  forRole: '{right}, um {role} zu rufen, die nicht alle erwähnen dürfen',
  posted: 'Da ist sie: {link}',
  notPosted: 'Es kam keine Testkarte. {reason}',
};
