/** Owns the “Why” button of a card, and the menu of a digest's list that asks the same. */
import { UserError } from '../../lib/errors.ts';
import type { Component } from '../definition.ts';
import { standingOf } from '../why/standing-of.ts';
import { whyReply } from '../why/why-reply.ts';

export const why: Component = {
  prefix: 'why',
  whenSlow: 'private',
  async run(context, { caller, args, values, texts }) {
    const [id = ''] = values.length > 0 ? values : args;
    if (!/^\d{1,15}$/.test(id)) throw new UserError(texts('news.storyGone'));
    const asked = { storyId: Number(id) };
    const standing = standingOf(caller);
    return { kind: 'private', body: await whyReply(context, { asked, standing, texts }) };
  },
};
