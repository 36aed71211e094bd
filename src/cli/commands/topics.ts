/** Owns `keypoint topics`: the taxonomy. */
import { readTaxonomy } from '../../topics/taxonomy.ts';
import type { CliCommand } from '../definition.ts';

export const topics: CliCommand = {
  name: 'topics',
  what: 'List the topics',
  async run({ config }) {
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
  },
};
