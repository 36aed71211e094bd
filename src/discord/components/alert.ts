/** Owns the buttons of one rule, picked from the list of a server's alerts. */
import { UserError } from '../../lib/errors.ts';
import { findSubscription, type SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import { row, secondaryButton } from '../buttons.ts';
import type { DiscordContext } from '../context.ts';
import type { Component } from '../definition.ts';
import type { ComponentPress } from '../interaction.ts';
import { requireManageServer } from '../manage-server.ts';
import { privately, type Reply } from '../reply.ts';
import { editForm } from '../rules/edit-form.ts';
import { postTest } from '../rules/post-test.ts';
import { previewBody } from '../rules/preview-text.ts';
import { pauseRule, removeRule, resumeRule } from '../rules/rest-rule.ts';
import { RULE_ACTIONS, ruleView, type RuleAction } from '../rules/rule-view.ts';

type Pressed = {
  context: DiscordContext;
  press: ComponentPress;
  guildId: string;
  rule: SubscriptionView;
  /** Of the rule as it was shown. */
  revision: number;
  mark: string;
};

export const alert: Component = {
  prefix: 'alert',
  whenSlow: 'update',
  async run(context, press) {
    const [action, id, revision, mark = ''] = press.args;
    const guildId = requireManageServer(press.caller);
    const known = RULE_ACTIONS.find((one) => one === action);
    if (!known) throw new UserError(press.texts('errors.oldButton'));
    const subscriptionId = Number(id);
    const rule = Number.isSafeInteger(subscriptionId)
      ? await findSubscription(context, { subscriptionId, owner: { guildId } })
      : null;
    if (!rule) throw new UserError(press.texts('rules.gone'));
    return DOES[known]({ context, press, guildId, rule, revision: Number(revision) || 0, mark });
  },
};

const DOES: Record<RuleAction, (pressed: Pressed) => Promise<Reply>> = {
  async edit({ context, press: { texts }, rule, revision, mark }) {
    if (rule.revision !== revision) {
      const said = texts('rules.changedMeanwhile');
      return { kind: 'update', body: ruleView(context, { rule, texts, mark, said }) };
    }
    const { alertBar } = context;
    const form = editForm(texts, rule, { revision, from: 'list', mark, alertBar });
    return { kind: 'form', form };
  },
  async pause({ context, press: { texts }, guildId, rule: known, mark }) {
    const rule = await pauseRule(context, { guildId, rule: known, texts });
    const said = texts('rules.paused');
    return { kind: 'update', body: ruleView(context, { rule, texts, mark, said }) };
  },
  async resume({ context, press: { texts }, guildId, rule: known, mark }) {
    const rule = await resumeRule(context, { guildId, rule: known, texts });
    const said = texts('rules.resumed');
    return { kind: 'update', body: ruleView(context, { rule, texts, mark, said }) };
  },
  preview: async ({ context, press: { texts }, rule }) => ({
    kind: 'private',
    body: await previewBody(context, texts, rule),
  }),
  async test({ context, press: { texts, caller }, guildId, rule }) {
    const channelId = rule.place.discordId;
    return privately(await postTest(context, { guildId, channelId, caller, texts }));
  },
  async remove({ context, press: { texts }, guildId, rule, mark }) {
    const content = await removeRule(context, { guildId, rule, texts });
    const back = secondaryButton(texts('rules.backToList'), `alerts-page:back:${mark}`);
    return { kind: 'update', body: { content, components: [row(back)] } };
  },
};
