/** Owns the list of followed stories: showing it, turning its pages, and ending some of them. */
import { unfollowStory } from '../../subscriptions/story-follows.ts';
import type { Component } from '../definition.ts';
import { storiesPage } from '../following/stories-page.ts';

const idFrom = (text = '') => (/^\d{1,15}$/.test(text) ? Number(text) : null);

export const followedStoriesMenu: Component = {
  prefix: 'followed-stories',
  whenSlow: 'update',
  async run(context, { caller: { userId }, texts, args: [action, from], values }) {
    let ended = 0;
    for (const value of action === 'end' ? values : []) {
      const storyId = idFrom(value) ?? 0;
      const { status } = await unfollowStory(context, { storyId, userId });
      if (status === 'ended') ended += 1;
    }
    const said =
      action !== 'end'
        ? ''
        : ended > 0
          ? texts('following.stories.ended', { count: ended })
          : texts('subscriptions.endedBefore');
    const body = await storiesPage(context, { userId, texts }, { before: idFrom(from), said });
    return { kind: 'update', body };
  },
};
