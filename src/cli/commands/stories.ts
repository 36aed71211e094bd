/** Owns `keypoint stories`: what the readers can look up, newest first. */
import { newest } from '../../stories/newest.ts';
import { newestByTopic } from '../../stories/newest-by-topic.ts';
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { readLimit } from '../limit-option.ts';
import { topicNamed } from '../named-topic.ts';
import { storyBrief, storyLine } from '../story-words.ts';
import { withDatabase } from '../with-database.ts';

export async function stories({ config, options }: CliCall): Promise<CliAnswer> {
  const limit = readLimit(options);
  const taxonomy = readTaxonomy(config.KEYPOINT_TOPICS);
  const named = options['topic'];
  const topic = named === undefined ? null : topicNamed(taxonomy, named);
  const found = await withDatabase(config, async (db) =>
    topic === null
      ? newest({ db }, { limit })
      : (await newestByTopic({ db }, { topic, limit })).stories,
  );
  const lines = found.map((story) => storyLine(story, `heat ${story.heat}`));
  return { json: found.map(storyBrief), text: lines.join('\n') || 'No stories yet.' };
}
