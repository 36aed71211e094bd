/** Owns the form in which a server's alert is changed. */
import { UserError } from '../../lib/errors.ts';
import { findSubscription } from '../../subscriptions/list-subscriptions.ts';
import type { Form } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';
import { changeRule } from '../rules/change-rule.ts';
import { changesIn } from '../rules/edit-form.ts';
import { ruleView } from '../rules/rule-view.ts';

export const editAlert: Form = {
  prefix: 'edit-alert',
  whenSlow: 'private',
  async run(context, submit) {
    const { args, caller, texts } = submit;
    const [id, seen, from, mark = ''] = args;
    const guildId = requireManageServer(caller);
    const changes = changesIn(context, submit, guildId);
    const which = { subscriptionId: Number(id) || 0, owner: { guildId } };
    const known = await findSubscription(context, which);
    if (!known) throw new UserError(texts('rules.gone'));
    const revision = Number(seen) || 0;
    const changed = await changeRule(context, { guildId, rule: known, revision, changes, texts });
    const { rule, said } = changed;
    // A form that a command opened has no message to change.
    const kind = from === 'list' ? 'update' : 'private';
    return { kind, body: ruleView(context, { rule, texts, mark, said }) };
  },
};
