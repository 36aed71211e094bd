/** Owns the “Not for us” button of a card: a vote that raises the channel's bar, and takes itself back. */
import { barsHere } from '../../explain/bars-here.ts';
import { findPlace } from '../../explain/find-place.ts';
import { UserError } from '../../lib/errors.ts';
import { storyById } from '../../stories/story-by-id.ts';
import { takeBackVote, voteDown } from '../../subscriptions/votes.ts';
import type { Component } from '../definition.ts';
import { privately } from '../reply.ts';
import { barSentence } from '../why/bar-sentence.ts';
import { standingOf } from '../why/standing-of.ts';

export const notForUs: Component = {
  prefix: 'not-for-us',
  whenSlow: 'private',
  async run(context, { caller, args: [id = ''], texts }) {
    const standing = standingOf(caller);
    if ('userId' in standing) throw new UserError(texts('feedback.channelsOnly'));
    const story = /^\d{1,15}$/.test(id) ? await storyById(context, Number(id)) : null;
    if (!story) throw new UserError(texts('news.storyGone'));
    const place = await findPlace(context, standing, story.id);
    if (!place) throw new UserError(texts('feedback.noAlerts'));
    const vote = { destinationId: place.id, storyId: story.id, userId: caller.userId };
    const voted = await voteDown(context, vote);
    const outcome = voted.status === 'already' ? await takeBackVote(context, vote) : voted;
    if (outcome.status === 'not-found') throw new UserError(texts('news.storyGone'));
    const bars = await barsHere(context, { ...place, barShift: outcome.barShift });
    return privately(
      texts.join([
        texts(outcome.status === 'counted' ? 'feedback.voted' : 'feedback.takenBack'),
        bars ? barSentence(bars, texts) : texts('feedback.noAlerts'),
      ]),
    );
  },
};
