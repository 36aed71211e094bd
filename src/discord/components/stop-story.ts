/** Owns the button that ends following a story, on the messages that tell how it goes on. */
import { unfollowStory } from '../../subscriptions/story-follows.ts';
import type { Component } from '../definition.ts';
import { privately } from '../reply.ts';

export const stopStory: Component = {
  prefix: 'stop-story',
  whenSlow: 'private',
  async run(context, { caller, args: [id = ''], texts }) {
    const storyId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
    const { status } = await unfollowStory(context, { storyId, userId: caller.userId });
    return privately(texts(status === 'ended' ? 'updates.ended' : 'updates.notFollowing'));
  },
};
