/** Owns `keypoint stories`: what the readers can look up, newest first. */
import { UserError } from '../../lib/errors.ts';
import { newest } from '../../stories/newest.ts';
import { newestByTopic } from '../../stories/newest-by-topic.ts';
import type { ArticleView, StoryView } from '../../stories/story-view.ts';
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliCommand } from '../definition.ts';
import { topicNamed } from '../named-topic.ts';
import { withDatabase } from '../with-database.ts';

const LIMIT = 20;

export const stories: CliCommand = {
  name: 'stories',
  what: 'List the newest stories',
  options: [
    { flags: '--topic <topic>', what: 'only of this topic, by slug, name or alias' },
    { flags: '--limit <number>', what: `how many (default: ${LIMIT})` },
  ],
  async run({ config, options }) {
    const limit = options['limit'] === undefined ? LIMIT : Number(options['limit']);
    if (!Number.isInteger(limit) || limit < 1) {
      throw new UserError('--limit must be a whole number from 1. Example: --limit 50');
    }
    const taxonomy = readTaxonomy(config.KEYPOINT_TOPICS);
    const named = options['topic'];
    const topic = named === undefined ? null : topicNamed(taxonomy, named);
    const found = await withDatabase(config, async (db) =>
      topic === null
        ? newest({ db }, { limit })
        : (await newestByTopic({ db }, { topic, limit })).stories,
    );
    return { json: found.map(toJson), text: found.map(inWords).join('\n') || 'No stories yet.' };
  },
};

function toJson({ id, heat, topics, head, coverage, firstSeenAt }: StoryView) {
  const publishedAt = head.publishedAt?.toISOString() ?? null;
  return {
    id,
    heat,
    topics,
    head: { ...brief(head), publishedAt },
    coverage: coverage.map(brief),
    firstSeenAt: firstSeenAt.toISOString(),
  };
}

function brief({ title, url, provider, quality }: ArticleView) {
  return { title, url, provider: provider.name, quality };
}

function inWords({ id, heat, topics, head, coverage }: StoryView): string {
  const also =
    coverage.length > 0 ? `, also ${coverage.map(({ provider }) => provider.name).join(', ')}` : '';
  return `${id}  heat ${heat}  ${head.title} (${head.provider.name}${also})  [${topics.join(', ')}]\n    ${head.url}`;
}
