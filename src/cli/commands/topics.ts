/** Owns `keypoint topics`: the taxonomy. */
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliAnswer, CliCall } from '../definition.ts';

export async function topics({ config }: CliCall): Promise<CliAnswer> {
  const list = readTaxonomy(config.KEYPOINT_TOPICS).topics;
  const width = Math.max(...list.map(({ slug }) => slug.length));
  return {
    json: list.map(({ slug, name, parent, description }) => ({
      slug,
      name,
      parent,
      description,
    })),
    text: list
      .map(({ slug, emoji, description }) => `${emoji} ${slug.padEnd(width)}  ${description}`)
      .join('\n'),
  };
}
