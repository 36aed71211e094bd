/** Owns the "Related" button of a card: stories near to it, for who pressed it alone. */
import { UserError } from '../../lib/errors.ts';
import { storyById } from '../../stories/story-by-id.ts';
import type { Component } from '../definition.ts';
import { relatedToStory } from '../lookups/related-page.ts';

export const related: Component = {
  prefix: 'related',
  whenSlow: 'private',
  async run(context, { texts, args: [id = ''] }) {
    const story = /^\d{1,15}$/.test(id) ? await storyById(context, Number(id)) : null;
    if (!story) throw new UserError(texts('news.storyGone'));
    return { kind: 'private', body: await relatedToStory(context, story, texts) };
  },
};
