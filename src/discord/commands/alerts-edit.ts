/** Owns `/alerts edit`: a rule is changed by options, or in a form where none is given. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Handler } from '../definition.ts';
import type { SubcommandData } from '../described.ts';
import { requireManageServer } from '../manage-server.ts';
import { privately } from '../reply.ts';
import { row, secondaryButton } from '../buttons.ts';
import { changeRule } from '../rules/change-rule.ts';
import { editForm } from '../rules/edit-form.ts';
import { tagChoices } from '../rules/forum-tags-option.ts';
import { chosenRule, ruleChoices, ruleOption } from '../rules/rule-option.ts';
import { chosenRuleOptions, POSTING_OPTIONS, QUERY_OPTIONS } from '../rules/rule-options.ts';
import { ruleText } from '../rules/rule-text.ts';
import { ruleWarnings } from '../rules/rule-warnings.ts';
import { actionId } from '../rules/rule-view.ts';
import { topicChoices } from '../topic-option.ts';

export const edit: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { texts } = call;
    const guildId = requireManageServer(call.caller);
    const { rule, revision } = await chosenRule(context, call);
    const channelId = rule.place.discordId;
    const channel = context.server.channel({ guildId, channelId });
    const changes = chosenRuleOptions({ context, call, guildId, channel });
    if (Object.keys(changes).length === 0) {
      const { alertBar } = context;
      const opened = { revision, from: 'command', mark: '', alertBar } as const;
      return { kind: 'form', form: editForm(texts, rule, opened) };
    }
    const changed = await changeRule(context, { guildId, rule, revision, changes, texts });
    const content = [
      changed.said,
      ruleText(context, texts, changed.rule),
      ...ruleWarnings(context, texts, changed.rule),
    ].join('\n');
    if (changed.isAsWished) return privately(content);
    const again = secondaryButton(texts('rules.editNow'), actionId('edit', changed.rule, ''));
    return { kind: 'private', body: { content, components: [row(again)] } };
  },
  async complete(context, call) {
    const typed = call.focused?.value ?? '';
    if (call.focused?.name === 'alert') return ruleChoices(context, call);
    if (call.focused?.name !== 'tags') return topicChoices(context.taxonomy, typed);
    const guildId = requireManageServer(call.caller);
    const { rule } = await chosenRule(context, call);
    return tagChoices(context.server.channel({ guildId, channelId: rule.place.discordId }), typed);
  },
};

export const editOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'edit',
  text: 'commands.alerts.edit',
  options: [ruleOption, ...QUERY_OPTIONS, ...POSTING_OPTIONS],
} satisfies SubcommandData;
