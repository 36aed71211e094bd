/** Owns finding the topic that somebody named on the command line. */
import { UserError } from '../lib/errors.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';

/** @throws UserError that names those which were meant perhaps */
export function topicNamed(taxonomy: Pick<Taxonomy, 'byName' | 'search'>, name: string): string {
  const topic = taxonomy.byName(name);
  if (topic) return topic.slug;
  const near = taxonomy.search(name, 3).map(({ slug }) => slug);
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : '`keypoint topics` lists them.';
  throw new UserError(`No topic is called "${name}". ${hint}`);
}
