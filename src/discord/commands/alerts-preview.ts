/** Owns `/alerts preview`: what a rule would have posted, one that there is or one not made yet. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../../lib/errors.ts';
import { listSubscriptions } from '../../subscriptions/list-subscriptions.ts';
import { channelOption } from '../alert-channel.ts';
import type { Handler } from '../definition.ts';
import type { SubcommandData } from '../described.ts';
import { requireManageServer } from '../manage-server.ts';
import { requireRoom } from '../rules/keyword-option.ts';
import { previewBody, type Previewed } from '../rules/preview-text.ts';
import { chosenRule, ruleChoices, ruleOption } from '../rules/rule-option.ts';
import { chosenRuleOptions, QUERY_OPTIONS } from '../rules/rule-options.ts';
import { choicesOf } from './alerts-add.ts';

export const preview: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { options, texts } = call;
    const guildId = requireManageServer(call.caller);
    const channelId = options.has('channel') ? String(options.get('channel')) : null;
    const channel = channelId === null ? null : context.server.channel({ guildId, channelId });
    const given = chosenRuleOptions({ context, call, guildId, channel });
    const known = options.has('alert') ? (await chosenRule(context, call)).rule : null;
    const { topic = null, include = [], exclude = [] } = { ...known, ...given };
    if (topic === null && include.length === 0) throw new UserError(texts('rules.asksNothing'));
    requireRoom(texts, { include, exclude });
    // A heat that is given takes the place of a target, and the other way round.
    const isBarGiven = given.minHeat !== undefined || given.dailyTarget !== undefined;
    const { minHeat = null, dailyTarget = null } = isBarGiven ? given : (known ?? {});
    const place = known?.place.discordId ?? channelId;
    const there = (await listSubscriptions(context, { guildId })).find(
      (rule) => rule.place.discordId === place,
    );
    const barShift = there?.barShift ?? 0;
    const previewed: Previewed = { topic, include, exclude, minHeat, dailyTarget, barShift };
    return { kind: 'private', body: await previewBody(context, texts, previewed) };
  },
  complete: (context, call) =>
    call.focused?.name === 'alert' ? ruleChoices(context, call) : choicesOf(context, call),
};

export const previewOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'preview',
  text: 'commands.alerts.preview',
  options: [
    { ...ruleOption, required: false },
    ...QUERY_OPTIONS,
    { ...channelOption, required: false },
  ],
} satisfies SubcommandData;
