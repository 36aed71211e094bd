/** Owns what is trending: the stories, and how hot their topics were. */
import { trending } from '../../stories/trending.ts';
import type { Topic } from '../../topics/taxonomy.ts';
import { colorOf } from '../cards/colors.ts';
import { storyList } from '../cards/story-list.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { topicLabel } from '../topic-option.ts';
import { heatPicture, PICTURE_NAME } from './heat-picture.ts';

const LIMIT = 5;

type TrendingArgs = { topic: Topic | null; days: number; texts: Texts };

/** Null when there is no story of these days. */
export async function trendingPage(
  context: DiscordContext,
  { topic, days, texts }: TrendingArgs,
): Promise<MessageBody | null> {
  const ofTopic = topic === null ? {} : { topic: topic.slug };
  const stories = await trending(context, { ...ofTopic, limit: LIMIT, days });
  if (stories.length === 0) return null;
  const title =
    topic === null
      ? texts('news.trending', { count: days })
      : texts('news.trendingOf', { topic: topicLabel(topic), count: days });
  const list = storyList({ title, color: colorOf(topic === null ? [] : [topic]), stories, texts });
  const embed = { ...list, footer: { text: texts('news.trendingOrder') } };
  // A picture of one topic's line says less than its stories.
  const picture = topic === null ? await heatPicture(context, texts) : null;
  if (!picture) return { embeds: [embed] };
  return {
    embeds: [{ ...embed, image: { url: `attachment://${PICTURE_NAME}` } }],
    files: [picture],
  };
}
