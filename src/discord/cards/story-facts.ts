/** Owns what lists and digests say of a story beside its title, on one line. */
import type { StoryView } from '../../stories/story-view.ts';
import { escapeText, timestamp } from '../markup.ts';
import { OUTLET_LENGTH } from './embed-limits.ts';
import { authorLine } from './paper.ts';
import { typeSign } from './type-sign.ts';

/** One line has room for one name. */
const AUTHORS = { shown: 1, length: 40 };

export function storyFacts({ head, coverage, heat, firstSeenAt, retracted }: StoryView): string {
  const authors = head.paper ? authorLine(head.paper, AUTHORS) : '';
  const by = authors === '' ? '' : ` by ${authors}`;
  return [
    ...(retracted ? ['**Retracted**'] : []),
    escapeText(head.provider.name || head.provider.domain, OUTLET_LENGTH),
    `${typeSign(head.type)}${by}`.trim(),
    timestamp(head.publishedAt ?? firstSeenAt, 'R'),
    `heat ${heat}`,
    ...(coverage.length > 0 ? [`${coverage.length} more on it`] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}
