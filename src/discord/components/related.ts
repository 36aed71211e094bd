/** Owns the "Related" button of a card: stories near to it, for who pressed it alone. */
import { UserError } from '../../lib/errors.ts';
import { relatedStories } from '../../stories/related-stories.ts';
import { storyById } from '../../stories/story-by-id.ts';
import { colorOf } from '../cards/colors.ts';
import { storyList } from '../cards/story-list.ts';
import type { Component } from '../definition.ts';
import { privately } from '../reply.ts';

const LIMIT = 5;

export const related: Component = {
  prefix: 'related',
  whenSlow: 'private',
  async run({ db, taxonomy }, { args: [id = ''] }) {
    const story = /^\d{1,15}$/.test(id) ? await storyById({ db }, Number(id)) : null;
    if (!story)
      throw new UserError('That story is no longer here. `/news topic` shows the newest.');
    const stories = await relatedStories({ db }, { storyId: story.id, limit: LIMIT });
    if (stories.length === 0) return privately('No other story comes near this one yet.');
    const topics = story.topics.flatMap((slug) => taxonomy.bySlug(slug) ?? []);
    const title = `Related to: ${story.head.title}`;
    return {
      kind: 'private',
      body: { embeds: [storyList({ title, color: colorOf(topics), stories })] },
    };
  },
};
