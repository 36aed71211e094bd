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
import type { Texts } from '../texts/texts-for.ts';
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
  texts: Texts;
};

/** https://docs.discord.com/developers/resources/message#create-message */
const EMBEDS_MOST = 10;

export function digestCard({ digest, mark, taxonomy, texts }: DigestArgs): DigestBody {
  const shown = digest.stories.slice(0, EMBEDS_MOST);
  const urls = distinctUrls(shown);
  return {
    content: contentOf(digest, shown.length, texts),
    embeds: shown.map((story, index) => embedOf(story, urls[index] ?? null, { taxonomy, texts })),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [expandButton(digest, { shown: shown.length, mark, texts })],
      },
    ],
    allowed_mentions: { parse: [] },
  };
}

function contentOf(
  { cadence, since, until, total }: DigestView,
  shown: number,
  texts: Texts,
): string {
  const digest = texts(`digests.${cadence}`);
  const from = timestamp(since, 'f');
  if (total === 0) return texts('digests.nothing', { digest, since: from });
  const window = { since: from, until: timestamp(until, 'f') };
  const line = texts('digests.storiesFrom', { digest, ...window, count: total });
  const left = total - shown;
  if (left === 0) return line;
  const button = texts('digests.showAll');
  return `${line}\n${texts('digests.best', { shown, count: left, button })}`;
}

function embedOf(
  story: StoryView,
  url: string | null,
  { taxonomy, texts }: Pick<DigestArgs, 'taxonomy' | 'texts'>,
): APIEmbed {
  const { head, topics } = story;
  const image = head.image ? httpLink(head.image.url) : null;
  return {
    color: colorOf(topics.flatMap((slug) => taxonomy.bySlug(slug) ?? [])),
    // Ten titles of full length and their facts stay under the 6,000 characters of a message.
    title: escapeText(head.title, TITLE_LIMIT) || texts('common.untitled'),
    ...(url === null ? {} : { url }),
    description: storyFacts(story, texts),
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

function expandButton(
  { id, total }: DigestView,
  { shown, mark, texts }: { shown: number; mark: string; texts: Texts },
): APIButtonComponent {
  const whole = total > shown ? 'digests.showAll' : 'digests.showList';
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: texts(total === 0 ? 'digests.newest' : whole),
    custom_id: `digest:${id}:0:${mark}`,
  };
}
