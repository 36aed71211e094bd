/** Owns the button that takes a channel's bar back to its own, whatever votes have added to it. */
import { UserError } from '../../lib/errors.ts';
import { listSubscriptions } from '../../subscriptions/list-subscriptions.ts';
import { resetBar as reset } from '../../subscriptions/votes.ts';
import type { Component } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';
import { privately } from '../reply.ts';

export const resetBar: Component = {
  prefix: 'reset-bar',
  whenSlow: 'private',
  async run(context, { caller, args: [id = ''], texts }) {
    const guildId = requireManageServer(caller);
    // One of this server's own: the number in the button could be any.
    const all = await listSubscriptions(context, { guildId });
    const place = all.find(({ destinationId }) => String(destinationId) === id)?.place;
    if (!place) throw new UserError(texts('feedback.noAlerts'));
    const added = await reset(context, { destinationId: Number(id) });
    const channel = `<#${place.discordId}>`;
    return privately(texts(added ? 'feedback.reset' : 'feedback.resetBefore', { channel }));
  },
};
