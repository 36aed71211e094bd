/** Owns the “Follow this story” button of a card: what is added to it by direct message, or no more. */
import { findPlace } from '../../explain/find-place.ts';
import { UserError } from '../../lib/errors.ts';
import { followStory, takeEndedFollows, unfollowStory } from '../../subscriptions/story-follows.ts';
import type { Component } from '../definition.ts';
import { privately } from '../reply.ts';

export const follow: Component = {
  prefix: 'follow',
  whenSlow: 'private',
  async run(context, { caller: { userId }, args: [id = ''], texts }) {
    const named = /^\d{1,15}$/.test(id) ? Number(id) : 0;
    const outcome = await followStory(context, { storyId: named, userId });
    if (outcome.status === 'not-found') throw new UserError(texts('news.storyGone'));
    if (outcome.status === 'too-many') {
      throw new UserError(texts('feedback.tooMany', { most: outcome.most }));
    }
    const { storyId } = outcome;
    if (outcome.status === 'already-following') {
      await unfollowStory(context, { storyId, userId });
      return privately(texts('feedback.unfollowed'));
    }
    const messages = await findPlace(context, { userId }, storyId);
    const isClosed = messages?.pauseKind === 'dm-closed';
    const ended = await takeEndedFollows(context, userId);
    return privately(
      texts.join([
        texts(isClosed || ended > 0 ? 'feedback.dmClosed' : 'feedback.following'),
        ended > 0 ? texts('feedback.endedBefore', { count: ended }) : '',
      ]),
    );
  },
};
