/** Owns a page of what a person missed, and the buttons that turn it. */
import { catchUp } from '../../delivery/catch-up.ts';
import type { HeatPlace } from '../../stories/hottest.ts';
import type { PageArgs } from '../../stories/story-page.ts';
import { colorOf } from '../cards/colors.ts';
import { storyList } from '../cards/story-list.ts';
import type { DiscordContext } from '../context.ts';
import { timestamp } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { writeHeatPlace } from './heat-place.ts';
import { write } from './places.ts';
import { turners } from './turners.ts';

type CatchUpArgs = { userId: string; since?: Date; texts: Texts } & PageArgs<HeatPlace>;

/** @param since without it since they last caught up */
export async function catchUpPage(
  { db, clock }: Pick<DiscordContext, 'db' | 'clock'>,
  { userId, since: asked, texts, ...page }: CatchUpArgs,
): Promise<MessageBody> {
  const found = await catchUp(
    { db, clock },
    { userId, ...(asked ? { since: asked } : {}), ...page },
  );
  const { stories, since, isOfAll, next, previous } = found;
  const when = timestamp(since, 'R');
  if (stories.length === 0) return { content: texts('news.caughtUp', { when }) };
  const id = (way: 'n' | 'p', place: HeatPlace) =>
    ['catch-up', page.limit, write(since), way, writeHeatPlace(place)].join(':');
  const list = storyList({
    title: texts('news.missed'),
    color: colorOf([]),
    stories,
    texts,
  });
  return {
    content: texts(isOfAll ? 'news.missedOfAll' : 'news.missedOfYours', { when }),
    embeds: [list],
    components: turners(
      { previous: previous && id('p', previous), next: next && id('n', next) },
      texts,
    ),
  };
}
