/** Owns what `/setup` knows of a server's rules: by channel, those of a topic alone and the others. */
import {
  listSubscriptions,
  type SubscriptionView,
} from '../../subscriptions/list-subscriptions.ts';
import type { SetupArgs } from './step.ts';

export type ChannelRules = {
  channelId: string;
  /** By slug: those that setup makes and takes away. */
  byTopic: Map<string, SubscriptionView>;
  /** With keywords: setup leaves them alone. */
  others: SubscriptionView[];
};

export async function rulesByChannel({
  context,
  guildId,
}: Pick<SetupArgs, 'context' | 'guildId'>): Promise<ChannelRules[]> {
  const found = new Map<string, ChannelRules>();
  for (const rule of await listSubscriptions(context, { guildId })) {
    const { discordId: channelId } = rule.place;
    const channel: ChannelRules = found.get(channelId) ?? {
      channelId,
      byTopic: new Map(),
      others: [],
    };
    found.set(channelId, channel);
    const isPlain = rule.include.length === 0 && rule.exclude.length === 0;
    if (isPlain && rule.topic !== null) channel.byTopic.set(rule.topic, rule);
    else channel.others.push(rule);
  }
  return [...found.values()];
}

export function plainRules(channels: readonly ChannelRules[]): SubscriptionView[] {
  return channels.flatMap(({ byTopic }) => [...byTopic.values()]);
}
