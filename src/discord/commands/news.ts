/** Owns `/news`: looking up what Keypoint has read. */
import { FOR_READERS } from '../command-places.ts';
import type { Command } from '../definition.ts';
import { described } from '../described.ts';
import { catchup, catchupData } from './news/catchup.ts';
import { latest, latestData } from './news/latest.ts';
import { search, searchData } from './news/search.ts';
import { story, storyData } from './news/story.ts';
import { topic, topicData } from './news/topic.ts';
import { trending, trendingData } from './news/trending.ts';

export const news: Command = {
  data: described({
    name: 'news',
    text: 'commands.news',
    ...FOR_READERS,
    options: [topicData, latestData, searchData, trendingData, storyData, catchupData],
  }),
  who: 'everyone',
  handlers: { topic, latest, search, trending, story, catchup },
};
