/** Owns the end of `/setup`: what is chosen, and what to do next. */
import { guildSettings } from '../../subscriptions/guild-settings.ts';
import { escapeText } from '../markup.ts';
import { rulesByChannel } from './server-rules.ts';
import type { SetupArgs, StepView } from './step.ts';

export async function doneStep(args: SetupArgs): Promise<StepView> {
  const { context, guildId, texts } = args;
  const channels = await rulesByChannel(args);
  const { noticeChannelId, zone } = await guildSettings(context, guildId);
  const rules = channels.reduce((sum, one) => sum + one.byTopic.size + one.others.length, 0);
  const facts = [
    rules === 0
      ? texts('subscriptions.noneOfServer')
      : texts('setup.done.alerts', { count: rules, channels: channels.length }),
    noticeChannelId === null
      ? texts('setup.done.noNotices')
      : texts('setup.done.notices', { channel: `<#${noticeChannelId}>` }),
    texts('alerts.zone', { zone: escapeText((zone ?? 'UTC').replaceAll('_', ' '), 100) }),
  ];
  const next = [
    texts('setup.done.list'),
    texts('setup.done.add'),
    texts('setup.done.limits'),
    texts('setup.done.members'),
  ];
  const lines = (items: string[]) => items.map((item) => `• ${item}`).join('\n');
  return {
    description: `${lines(facts)}\n\n**${texts('setup.done.next')}**\n${lines(next)}`,
    rows: [],
  };
}
