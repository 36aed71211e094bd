/** Owns `/alerts add`: a rule for a channel, with all that it may say. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { startFollowing, type StartFollowingOutcome } from '../../delivery/start-following.ts';
import { UserError } from '../../lib/errors.ts';
import { findSubscription } from '../../subscriptions/list-subscriptions.ts';
import { previewRule } from '../../subscriptions/preview-rule.ts';
import { channelOption, chosenChannel, requirePostable } from '../alert-channel.ts';
import type { DiscordContext } from '../context.ts';
import type { Choice, Handler } from '../definition.ts';
import type { SubcommandData } from '../described.ts';
import { firstSentence, withCadence } from '../how-option.ts';
import type { CommandCall } from '../interaction.ts';
import { requireManageServer } from '../manage-server.ts';
import { timestamp } from '../markup.ts';
import { privately } from '../reply.ts';
import { tagChoices } from '../rules/forum-tags-option.ts';
import { requireRoom } from '../rules/keyword-option.ts';
import { volumeText } from '../rules/preview-text.ts';
import { chosenRuleOptions, POSTING_OPTIONS, QUERY_OPTIONS } from '../rules/rule-options.ts';
import { askedText, ruleFacts } from '../rules/rule-text.ts';
import { ruleWarnings } from '../rules/rule-warnings.ts';
import type { Texts } from '../texts/texts-for.ts';
import { topicChoices } from '../topic-option.ts';

export const add: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { texts } = call;
    const guildId = requireManageServer(call.caller);
    const picked = chosenChannel(call);
    requirePostable(call, picked);
    const channel = context.server.channel({ guildId, channelId: picked.id });
    const options = chosenRuleOptions({ context, call, guildId, channel });
    const { topic = null, include = [], exclude = [] } = options;
    if (topic === null && include.length === 0) throw new UserError(texts('rules.asksNothing'));
    requireRoom(texts, { include, exclude });
    if (options.roleHeat !== undefined && options.roleId === undefined) {
      throw new UserError(texts('rules.heatOfNoRole'));
    }
    const followed = await startFollowing(context, {
      place: { kind: 'channel', discordId: picked.id, guildId, channelType: picked.type },
      createdBy: call.caller.userId,
      ...options,
      topic,
    });
    const names = {
      channel: `<#${picked.id}>`,
      topic: askedText(texts, context.taxonomy, { topic, include, exclude }),
    };
    const sentence = sentenceOf(texts, followed, names);
    if (followed.status === 'already-following' || followed.status === 'too-many') {
      return privately(sentence);
    }
    context.wakeDelivery();
    if (followed.status === 'resumed') return privately(sentence);
    const whole = await describe(context, texts, { guildId, ...followed });
    return privately([sentence, ...whole].filter(Boolean).join('\n'));
  },
  complete: async (context, call) => choicesOf(context, call),
};

/** How the rule posts now, what it would have posted, and what keeps its role from being mentioned. */
async function describe(
  context: DiscordContext,
  texts: Texts,
  { guildId, subscriptionId }: { guildId: string; subscriptionId: number },
): Promise<string[]> {
  const rule = await findSubscription(context, { subscriptionId, owner: { guildId } });
  if (!rule) return [];
  const { topic, include, exclude, minHeat, barShift } = rule;
  const query = { topic, include, exclude };
  const preview = await previewRule(context, { query, minHeat, barShift, limit: 0 });
  return [
    ruleFacts(context, texts, rule),
    volumeText(texts, preview),
    ...ruleWarnings(context, texts, rule),
  ];
}

function sentenceOf(
  texts: Texts,
  followed: StartFollowingOutcome,
  names: { channel: string; topic: string },
): string {
  switch (followed.status) {
    case 'already-following': {
      const what = withCadence(names.topic, followed.cadence, texts);
      return texts('alerts.already', { channel: names.channel, what });
    }
    case 'too-many': {
      const { of, most } = followed;
      throw new UserError(
        of === 'patterns'
          ? texts('keywords.tooManyPatterns', { most })
          : texts('alerts.tooMany', { channel: names.channel, most }),
      );
    }
    case 'resumed':
      return texts('alerts.resumed', names);
    case 'changed': {
      const { digestAt, before } = followed;
      if (digestAt === null) {
        return texts(before === 'instant' ? 'alerts.added' : 'alerts.nowInstant', names);
      }
      return texts('alerts.nowDigest', { ...names, when: timestamp(digestAt, 'f') });
    }
    case 'created': {
      const first = firstSentence(followed, {
        onItsWay: texts('alerts.firstOnItsWay'),
        later: texts('alerts.firstLater'),
        texts,
      });
      return texts.join([texts('alerts.added', names), first]);
    }
  }
}

/** Topics, and the tags of the forum that was picked before. */
export async function choicesOf(
  { taxonomy, server }: Pick<DiscordContext, 'taxonomy' | 'server'>,
  { focused, caller, options }: CommandCall,
): Promise<Choice[]> {
  const typed = focused?.value ?? '';
  if (focused?.name !== 'tags') return topicChoices(taxonomy, typed);
  const guildId = requireManageServer(caller);
  const channelId = String(options.get('channel') ?? '');
  return tagChoices(server.channel({ guildId, channelId }), typed);
}

export const addOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'add',
  text: 'commands.alerts.add',
  options: [channelOption, ...QUERY_OPTIONS, ...POSTING_OPTIONS],
} satisfies SubcommandData;
