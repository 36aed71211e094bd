/** Owns what a forum post is called. */
import type { Content } from '../../delivery/sender.ts';
import { plainLine } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';

/** In code points: https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
const LENGTH = 100;

/** Never empty; the same as long as the content's title is. */
export function postNameOf(content: Content, texts: Texts): string {
  switch (content.kind) {
    case 'card':
      return plainLine(content.story.head.title, LENGTH) || texts('common.untitled');
    case 'digest': {
      const { cadence, until } = content.digest;
      const date = until.toISOString().slice(0, 10);
      return texts('digests.postName', { digest: texts(`digests.${cadence}`), date });
    }
    case 'test':
      return texts('tests.postName');
    case 'notice':
      return texts('notices.postName');
    case 'update':
      return plainLine(content.update.title, LENGTH);
    case 'report':
      return texts('reports.postName');
  }
}
