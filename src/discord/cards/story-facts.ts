/** Owns what lists and digests say of a story beside its title, on one line. */
import type { StoryView } from '../../stories/story-view.ts';
import { escapeText, timestamp } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';
import { OUTLET_LENGTH } from './embed-limits.ts';
import { authorLine } from './paper.ts';
import { typeSign } from './type-sign.ts';

/** One line has room for one name. */
const AUTHORS = { shown: 1, length: 40 };

export function storyFacts(
  { head, coverage, heat, firstSeenAt, retracted }: StoryView,
  texts: Texts,
): string {
  const authors = head.paper ? authorLine(head.paper, texts, AUTHORS) : '';
  const type = typeSign(head.type, texts);
  return [
    ...(retracted ? [`**${texts('card.retracted')}**`] : []),
    escapeText(head.provider.name || head.provider.domain, OUTLET_LENGTH),
    authors === '' ? type : texts('card.typeBy', { type, authors }).trim(),
    timestamp(head.publishedAt ?? firstSeenAt, 'R'),
    texts('card.heatInLine', { heat }),
    ...(coverage.length > 0 ? [texts('card.moreOnIt', { count: coverage.length })] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}
