/** Owns a page of the hottest stories of the last days, and the buttons that turn it. */
import { best } from '../../stories/best.ts';
import type { HeatPlace } from '../../stories/hottest.ts';
import type { PageArgs } from '../../stories/story-page.ts';
import type { Topic } from '../../topics/taxonomy.ts';
import { colorOf } from '../cards/colors.ts';
import { storyList } from '../cards/story-list.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { topicLabel } from '../topic-option.ts';
import { writeHeatPlace } from './heat-place.ts';
import { turners } from './turners.ts';

type BestArgs = { topic: Topic; days: number; texts: Texts } & PageArgs<HeatPlace>;

/** The page, or null when there is no story of these days (any more). */
export async function bestPage(
  { db, clock }: Pick<DiscordContext, 'db' | 'clock'>,
  { topic, days, texts, ...page }: BestArgs,
): Promise<MessageBody | null> {
  const found = await best({ db, clock }, { topic: topic.slug, days, ...page });
  const { stories, next, previous } = found;
  if (stories.length === 0) return null;
  const id = (way: 'n' | 'p', place: HeatPlace) =>
    ['best', topic.slug, page.limit, days, way, writeHeatPlace(place)].join(':');
  const title = texts('news.bestOf', { topic: topicLabel(topic), count: days });
  return {
    embeds: [storyList({ title, color: colorOf([topic]), stories, texts })],
    components: turners(
      { previous: previous && id('p', previous), next: next && id('n', next) },
      texts,
    ),
  };
}
