/** Owns a digest as one Discord message: the best stories, one embed each, within every limit. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
} from 'discord-api-types/v10';
import type { DigestView } from '../../delivery/sender.ts';
import type { StoryView } from '../../stories/story-view.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import { escapeText, httpLink, timestamp } from '../markup.ts';
import { colorOf } from './colors.ts';
import { TITLE_LIMIT } from './embed-limits.ts';
import { storyFacts } from './story-facts.ts';

export type DigestBody = {
  content: string;
  embeds: APIEmbed[];
  components: APIActionRowComponent<APIButtonComponent>[];
  allowed_mentions: { parse: [] };
};

type DigestArgs = {
  digest: DigestView;
  /** By which the message is found again after a lost answer: it stands in its button. */
  mark: string;
  taxonomy: Pick<Taxonomy, 'bySlug'>;
};

/** https://docs.discord.com/developers/resources/message#create-message */
const EMBEDS_MOST = 10;
export const DIGEST_LABELS = { daily: 'Daily digest', weekly: 'Weekly digest' } as const;

export function digestCard({ digest, mark, taxonomy }: DigestArgs): DigestBody {
  const shown = digest.stories.slice(0, EMBEDS_MOST);
  const urls = distinctUrls(shown);
  return {
    content: contentOf(digest, shown.length),
    embeds: shown.map((story, index) => embedOf(story, urls[index] ?? null, taxonomy)),
    components: [
      { type: ComponentType.ActionRow, components: [expandButton(digest, shown.length, mark)] },
    ],
    allowed_mentions: { parse: [] },
  };
}

function contentOf({ cadence, since, until, total }: DigestView, shown: number): string {
  const label = `**${DIGEST_LABELS[cadence]}**`;
  if (total === 0) {
    return (
      `${label}: nothing new since ${timestamp(since, 'f')} is worth your time. ` +
      'I stay quiet until something is.'
    );
  }
  const stories = total === 1 ? '1 story' : `${total} stories`;
  const line = `${label}: ${stories} from ${timestamp(since, 'f')} to ${timestamp(until, 'f')}`;
  const left = total - shown;
  return left > 0
    ? `${line}\nThe best ${shown} are here, and ${left} more under “Show all”.`
    : line;
}

function embedOf(
  story: StoryView,
  url: string | null,
  taxonomy: Pick<Taxonomy, 'bySlug'>,
): APIEmbed {
  const { head, topics } = story;
  const image = head.image ? httpLink(head.image.url) : null;
  return {
    color: colorOf(topics.flatMap((slug) => taxonomy.bySlug(slug) ?? [])),
    // Ten titles of full length and their facts stay under the 6,000 characters of a message.
    title: escapeText(head.title, TITLE_LIMIT) || 'Untitled',
    ...(url === null ? {} : { url }),
    description: storyFacts(story),
    ...(image === null ? {} : { thumbnail: { url: image } }),
  };
}

/**
 * Of embeds with the same address Discord shows the first alone. What follows `:~:` in an address
 * is for the browser and no page sees it: https://wicg.github.io/scroll-to-text-fragment/
 */
function distinctUrls(stories: readonly StoryView[]): (string | null)[] {
  const taken = new Set<string>();
  return stories.map(({ id, head }) => {
    const url = httpLink(head.url);
    const isFree = url !== null && !taken.has(url);
    const hash = url?.includes('#') ? '' : '#';
    const own = isFree || url === null ? url : httpLink(`${url}${hash}:~:story=${id}`);
    if (own === null || taken.has(own)) return null;
    taken.add(own);
    return own;
  });
}

function expandButton({ id, total }: DigestView, shown: number, mark: string): APIButtonComponent {
  const whole = total > shown ? 'Show all' : 'Show as a list';
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: total === 0 ? 'Newest stories' : whole,
    custom_id: `digest:${id}:0:${mark}`,
  };
}
