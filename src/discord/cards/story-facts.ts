/** Owns what lists and digests say of a story beside its title, on one line. */
import type { StoryView } from '../../stories/story-view.ts';
import { escapeText, timestamp } from '../markup.ts';
import { OUTLET_LENGTH } from './embed-limits.ts';

export function storyFacts({ head, coverage, heat, firstSeenAt, retracted }: StoryView): string {
  return [
    ...(retracted ? ['**Retracted**'] : []),
    escapeText(head.provider.name || head.provider.domain, OUTLET_LENGTH),
    timestamp(head.publishedAt ?? firstSeenAt, 'R'),
    `heat ${heat}`,
    ...(coverage.length > 0 ? [`${coverage.length} more on it`] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}
