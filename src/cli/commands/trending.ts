/** Owns `keypoint trending`: what most outlets tell just now. */
import { systemClock } from '../../lib/clock.ts';
import { trending as findTrending, TRENDING_DAYS_MAX } from '../../stories/trending.ts';
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { readLimit } from '../limit-option.ts';
import { topicNamed } from '../named-topic.ts';
import { readCount } from '../read-numbers.ts';
import { storyBrief, storyLine } from '../story-words.ts';
import { counted } from '../text-table.ts';
import { TRENDING } from '../trending-defaults.ts';
import { withDatabase } from '../with-database.ts';

export async function trending({ config, args: [named], options }: CliCall): Promise<CliAnswer> {
  const limit = readLimit(options, TRENDING.limit);
  const bounds = { fallback: TRENDING.days, most: TRENDING_DAYS_MAX, example: 3 };
  const days = readCount('--days', options['days'], bounds);
  const taxonomy = readTaxonomy(config.KEYPOINT_TOPICS);
  const topic = named === undefined ? {} : { topic: topicNamed(taxonomy, named) };
  const heatPerArticle = config.HEAT_PER_ARTICLE;
  const found = await withDatabase(config, (db) =>
    findTrending({ db, clock: systemClock, heatPerArticle }, { ...topic, limit, days }),
  );
  const lines = found.map((story) => {
    const { score, voices } = story;
    return storyLine(story, `score ${score.toFixed(1)}  ${counted(voices, 'voice', 'voices')}`);
  });
  const none = `Nothing new in the last ${counted(days, 'day', 'days')}.`;
  const json = found.map(({ score, voices, ...view }) => ({ ...storyBrief(view), voices, score }));
  return { json, text: lines.join('\n') || none };
}
