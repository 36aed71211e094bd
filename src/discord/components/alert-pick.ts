/** Owns the menu of a server's list of alerts: the rule that was picked, with what can be done to it. */
import { UserError } from '../../lib/errors.ts';
import { findSubscription } from '../../subscriptions/list-subscriptions.ts';
import type { Component } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';
import { ruleView } from '../rules/rule-view.ts';

export const alertPick: Component = {
  prefix: 'alert-pick',
  whenSlow: 'update',
  async run(context, { caller, args: [mark = ''], values: [id = ''], texts }) {
    const guildId = requireManageServer(caller);
    const rule = /^\d{1,15}$/.test(id)
      ? await findSubscription(context, { subscriptionId: Number(id), owner: { guildId } })
      : null;
    if (!rule) throw new UserError(texts('rules.gone'));
    return { kind: 'update', body: ruleView(context, { rule, texts, mark }) };
  },
};
