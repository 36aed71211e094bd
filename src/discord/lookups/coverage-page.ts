/** Owns a story with all that was told of it, in the order of time, page by page. */
import { z } from 'zod';
import {
  type CoveragePlace,
  type CoveredArticle,
  type StoryCoverage,
  storyWithCoverage,
} from '../../stories/story-coverage.ts';
import { colorOf, RETRACTED_COLOR } from '../cards/colors.ts';
import { DESCRIPTION_LIMIT, OUTLET_LENGTH, TITLE_LIMIT } from '../cards/embed-limits.ts';
import { fitLines } from '../cards/fit-lines.ts';
import { typeSign } from '../cards/type-sign.ts';
import type { DiscordContext } from '../context.ts';
import { escapeText, httpLink, maskedLink, timestamp } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { topicLabel } from '../topic-option.ts';
import { write, written } from './places.ts';
import { turners } from './turners.ts';

const PAGE_SIZE = 10;
const LINE_LENGTH = 380;
const LINK_TEXT_LENGTH = 140;
const TOPICS_LENGTH = 300;
const LINES_LENGTH = DESCRIPTION_LIMIT - TOPICS_LENGTH - 2;

type CoverageArgs = {
  storyId: number;
  after?: CoveragePlace;
  before?: CoveragePlace;
  texts: Texts;
};

/** Null when there is nothing that may be shown. */
export async function coveragePage(
  { db, taxonomy }: Pick<DiscordContext, 'db' | 'taxonomy'>,
  { texts, ...args }: CoverageArgs,
): Promise<MessageBody | null> {
  const story = await storyWithCoverage({ db }, { ...args, limit: PAGE_SIZE });
  if (!story) return null;
  const topics = story.topics.flatMap((slug) => taxonomy.bySlug(slug) ?? []);
  const names = escapeText(topics.map(topicLabel).join(' · '), TOPICS_LENGTH);
  const lines = story.articles.map((article) => line(article, texts));
  const url = httpLink(story.head.url);
  const id = (way: 'n' | 'p', { toldAt, id: articleId }: CoveragePlace) =>
    ['coverage', story.id, way, write(toldAt), write(articleId)].join(':');
  const { next, previous } = story;
  return {
    embeds: [
      {
        title: escapeText(story.head.title, TITLE_LIMIT) || texts('common.untitled'),
        ...(url === null ? {} : { url }),
        color: story.retracted ? RETRACTED_COLOR : colorOf(topics),
        description: [names, fitLines(lines, { limit: LINES_LENGTH, most: PAGE_SIZE, texts })]
          .filter(Boolean)
          .join('\n\n'),
        footer: { text: footer(story, texts) },
      },
    ],
    components: turners(
      { previous: previous && id('p', previous), next: next && id('n', next) },
      texts,
    ),
  };
}

function line(article: CoveredArticle, texts: Texts): string {
  const { title, url, provider, toldAt, type, quality } = article;
  const outlet = escapeText(provider.name || provider.domain, OUTLET_LENGTH);
  const untitled = texts('common.untitled');
  // What its publisher took back is not to be read on.
  const link = article.isWithdrawn
    ? `~~${escapeText(title, LINK_TEXT_LENGTH) || untitled}~~`
    : maskedLink(title, url, LINE_LENGTH, LINK_TEXT_LENGTH) || untitled;
  const facts = [
    outlet,
    typeSign(type, texts),
    timestamp(toldAt, 'f'),
    texts('news.quality', { quality }),
    ...(article.isHead ? [texts('news.leads')] : []),
  ];
  return `• ${link}\n  ${facts.filter(Boolean).join(' · ')}`;
}

function footer({ heat, told }: StoryCoverage, texts: Texts): string {
  return [texts('card.heat', { heat }), texts('card.articles', { count: told })].join(' · ');
}

const idArgs = z.tuple([
  z.coerce.number().int().min(1),
  z.enum(['n', 'p']),
  written.time,
  written.whole,
]);

/** What a `coverage:` custom id says after the prefix; null when it makes no sense. */
export function readCoverageArgs(args: readonly string[]): Omit<CoverageArgs, 'texts'> | null {
  const parsed = idArgs.safeParse(args);
  if (!parsed.success) return null;
  const [storyId, way, toldAt, id] = parsed.data;
  return { storyId, ...(way === 'n' ? { after: { toldAt, id } } : { before: { toldAt, id } }) };
}
