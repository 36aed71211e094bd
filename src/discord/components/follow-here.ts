/** Owns the button of somebody whose direct messages are closed: a mention here in their place. */
import { startFollowing } from '../../delivery/start-following.ts';
import { stopFollowing } from '../../delivery/stop-following.ts';
import { UserError } from '../../lib/errors.ts';
import { findSubscription } from '../../subscriptions/list-subscriptions.ts';
import type { Component } from '../definition.ts';
import { followedLabel } from '../following/label.ts';
import { mentionHere } from '../following/mention-here.ts';
import { tooMany } from '../following/subscribed.ts';

export const followHere: Component = {
  prefix: 'follow-here',
  whenSlow: 'update',
  async run(context, { caller, texts, args: [id = ''] }) {
    const { userId } = caller;
    const owner = { userId };
    const subscriptionId = /^\d{1,15}$/.test(id) ? Number(id) : 0;
    const rule = await findSubscription(context, { subscriptionId, owner });
    if (!rule) throw new UserError(texts('subscriptions.endedBefore'));
    const { topic, include, exclude, minHeat } = rule;
    const { place, hint } = await mentionHere(context, { caller, topic, texts });
    const asked = { place, kind: 'mention' as const, createdBy: userId };
    const followed = await startFollowing(context, { ...asked, topic, include, exclude, minHeat });
    if (followed.status === 'too-many') throw tooMany(texts, followed);
    await stopFollowing(context, { subscriptionId, owner });
    const what = followedLabel({ taxonomy: context.taxonomy, texts }, rule);
    const channel = `<#${place.discordId}>`;
    const content = texts.join([texts('following.willBeMentioned', { channel, what }), hint]);
    return { kind: 'update', body: { content } };
  },
};
