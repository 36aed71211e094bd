/** Owns `/alerts pause`, `/alerts resume` and `/alerts remove`. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Handler } from '../definition.ts';
import type { SubcommandData } from '../described.ts';
import { requireManageServer } from '../manage-server.ts';
import { privately } from '../reply.ts';
import { pauseRule, removeRule, resumeRule } from '../rules/rest-rule.ts';
import { chosenRule, ruleChoices, ruleOption } from '../rules/rule-option.ts';
import { ruleText } from '../rules/rule-text.ts';

export const pause: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { texts } = call;
    const guildId = requireManageServer(call.caller);
    const { rule } = await chosenRule(context, call);
    if (rule.pausedAt !== null) {
      return privately(`${texts('rules.wasPaused')}\n${ruleText(context, texts, rule)}`);
    }
    const paused = await pauseRule(context, { guildId, rule, texts });
    return privately(`${texts('rules.paused')}\n${ruleText(context, texts, paused)}`);
  },
  complete: (context, call) => ruleChoices(context, call, ({ pausedAt }) => pausedAt === null),
};

export const resume: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { texts } = call;
    const guildId = requireManageServer(call.caller);
    const { rule } = await chosenRule(context, call);
    if (rule.pausedAt === null) {
      return privately(`${texts('rules.notPaused')}\n${ruleText(context, texts, rule)}`);
    }
    const resumed = await resumeRule(context, { guildId, rule, texts });
    return privately(`${texts('rules.resumed')}\n${ruleText(context, texts, resumed)}`);
  },
  complete: (context, call) => ruleChoices(context, call, ({ pausedAt }) => pausedAt !== null),
};

export const remove: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { texts } = call;
    const guildId = requireManageServer(call.caller);
    const { rule } = await chosenRule(context, call);
    return privately(await removeRule(context, { guildId, rule, texts }));
  },
  complete: (context, call) => ruleChoices(context, call),
};

const subcommand = ApplicationCommandOptionType.Subcommand as const;

export const REST_OPTIONS = [
  { type: subcommand, name: 'pause', text: 'commands.alerts.pause', options: [ruleOption] },
  { type: subcommand, name: 'resume', text: 'commands.alerts.resume', options: [ruleOption] },
  { type: subcommand, name: 'remove', text: 'commands.alerts.remove', options: [ruleOption] },
] as const satisfies readonly SubcommandData[];
