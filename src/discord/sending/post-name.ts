/** Owns what a forum post is called. */
import type { Content } from '../../delivery/sender.ts';
import { DIGEST_LABELS } from '../cards/digest-card.ts';
import { plainLine } from '../markup.ts';

/** In code points: https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
const LENGTH = 100;

/** Never empty; the same as long as the content's title is. */
export function postNameOf(content: Content): string {
  switch (content.kind) {
    case 'card':
      return plainLine(content.story.head.title, LENGTH) || 'Untitled';
    case 'digest': {
      const { cadence, until } = content.digest;
      return `${DIGEST_LABELS[cadence]}, ${until.toISOString().slice(0, 10)}`;
    }
    case 'notice':
      return 'About the alerts of this server';
    case 'report':
      return 'About the sources of Keypoint';
  }
}
