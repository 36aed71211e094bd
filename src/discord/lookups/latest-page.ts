/** Owns a page of the newest stories, of a topic or of all, and the buttons that turn it. */
import { z } from 'zod';
import { latest, type StoryCursor } from '../../stories/latest.ts';
import type { PageArgs } from '../../stories/story-page.ts';
import type { Topic } from '../../topics/taxonomy.ts';
import { colorOf } from '../cards/colors.ts';
import { storyList } from '../cards/story-list.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { topicLabel } from '../topic-option.ts';
import { write, written } from './places.ts';
import { turners } from './turners.ts';

/** @param topic null for all topics */
type LatestArgs = { topic: Topic | null; texts: Texts } & PageArgs<StoryCursor>;

/** The page, or null when there is no story (any more). */
export async function latestPage(
  { db }: Pick<DiscordContext, 'db'>,
  { topic, texts, ...page }: LatestArgs,
): Promise<MessageBody | null> {
  const ofTopic = topic === null ? {} : { topic: topic.slug };
  const { stories, next, previous } = await latest({ db }, { ...ofTopic, ...page });
  if (stories.length === 0) return null;
  const id = (way: 'more' | 'newer', { firstSeenAt, id: storyId }: StoryCursor) =>
    [way, topic?.slug ?? '', page.limit, write(firstSeenAt), write(storyId)].join(':');
  return {
    embeds: [
      storyList({
        title: titleOf(topic, previous !== null, texts),
        color: colorOf(topic === null ? [] : [topic]),
        stories,
        texts,
      }),
    ],
    components: turners(
      { previous: previous && id('newer', previous), next: next && id('more', next) },
      texts,
    ),
  };
}

function titleOf(topic: Topic | null, isLater: boolean, texts: Texts): string {
  if (topic === null) return texts(isLater ? 'news.olderOfAll' : 'news.newestOfAll');
  return texts(isLater ? 'news.olderOf' : 'news.newestOf', { topic: topicLabel(topic) });
}

const idArgs = z.union([
  z.tuple([z.string(), written.count, written.time, written.whole]),
  z.tuple([z.string(), written.count]),
]);

/**
 * What `more:`, `newer:` and `newest:` custom ids say after the prefix; null when it makes no sense.
 * Without a place it is the first page.
 */
export function readLatestArgs(
  args: readonly string[],
): { slug: string; limit: number; place: StoryCursor | null } | null {
  const parsed = idArgs.safeParse(args);
  if (!parsed.success) return null;
  const [slug, limit, firstSeenAt, id] = parsed.data;
  const place = firstSeenAt && id !== undefined ? { firstSeenAt, id } : null;
  return { slug, limit, place };
}
