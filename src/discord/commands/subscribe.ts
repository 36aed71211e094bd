/** Owns `/subscribe`: somebody follows a topic or keywords, by direct message or by a mention here. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { startFollowing } from '../../delivery/start-following.ts';
import { UserError } from '../../lib/errors.ts';
import type { FollowArgs } from '../../subscriptions/follow.ts';
import type { DiscordContext } from '../context.ts';
import { FOR_READERS } from '../command-places.ts';
import type { Command, Handler } from '../definition.ts';
import { described, type OptionData } from '../described.ts';
import { dmClosedBody } from '../following/dm-closed.ts';
import { heatChoices, heatFrom } from '../following/heat-levels.ts';
import { followedLabel } from '../following/label.ts';
import { mentionHere } from '../following/mention-here.ts';
import { dmSentence, mentionSentence } from '../following/subscribed.ts';
import { chosenCadence, howOption } from '../how-option.ts';
import type { CommandCall } from '../interaction.ts';
import { privately } from '../reply.ts';
import { keywordsFrom, requireRoom } from '../rules/keyword-option.ts';
import { chosenTopic, topicChoices, topicOption } from '../topic-option.ts';

/** Twenty of fifty characters would be more than anybody types on one line. */
const KEYWORDS_LENGTH = 600;

const WHERE = [
  { text: 'commands.subscribe.where.dm', value: 'dm' },
  { text: 'commands.subscribe.where.here', value: 'here' },
] as const;

const handler: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { caller, texts } = call;
    const asked = chosenRule(context, call);
    const { topic, include, exclude } = asked;
    const what = followedLabel({ taxonomy: context.taxonomy, texts }, { topic, include, exclude });
    if (chosenPlace(call) === 'here') {
      if (asked.cadence !== undefined && asked.cadence !== 'instant') {
        throw new UserError(texts('following.mentionsAtOnce'));
      }
      const { place, hint } = await mentionHere(context, { caller, topic, texts });
      const mention = { ...asked, place, kind: 'mention' as const, createdBy: caller.userId };
      const followed = await startFollowing(context, mention);
      const channel = `<#${place.discordId}>`;
      return privately(mentionSentence(texts, followed, { what, channel, hint }));
    }
    const { userId, locale } = caller;
    const place = { kind: 'dm' as const, discordId: userId, guildId: null, locale };
    const followed = await startFollowing(context, { ...asked, place, createdBy: userId });
    context.wakeDelivery();
    const subscriptionId = 'subscriptionId' in followed ? followed.subscriptionId : null;
    return {
      ...privately(dmSentence(texts, followed, { what, asked, alertBar: context.alertBar })),
      ifDmClosed: dmClosedBody(texts, caller, subscriptionId),
    };
  },
  async complete({ taxonomy, alertBar }, { focused, texts }) {
    const typed = focused?.value ?? '';
    return focused?.name === 'heat'
      ? heatChoices(alertBar, typed, texts)
      : topicChoices(taxonomy, typed);
  },
};

type AskedRule = Required<Pick<FollowArgs, 'topic' | 'include' | 'exclude'>> &
  Pick<FollowArgs, 'cadence' | 'minHeat'>;

/** @throws UserError for what cannot be, with what can */
function chosenRule({ taxonomy }: Pick<DiscordContext, 'taxonomy'>, call: CommandCall): AskedRule {
  const { options, texts } = call;
  const text = (name: string) => String(options.get(name) ?? '');
  const topic = text('topic').trim() === '' ? null : chosenTopic(taxonomy, call).slug;
  const include = keywordsFrom(texts, text('keywords'));
  const exclude = keywordsFrom(texts, text('without'));
  requireRoom(texts, { include, exclude });
  if (topic === null && include.length === 0) throw new UserError(texts('following.nothingAsked'));
  const heat = options.has('heat') ? { minHeat: heatFrom(text('heat'), texts) } : {};
  return { topic, include, exclude, ...heat, ...chosenCadence(call) };
}

/** @throws UserError for what is none of the choices */
function chosenPlace({ options, texts }: CommandCall): 'dm' | 'here' {
  const value = options.get('where') ?? 'dm';
  const choice = WHERE.find((each) => each.value === value);
  if (!choice) throw new UserError(texts('following.pickWhere'));
  return choice.value;
}

export const subscribe: Command = {
  data: described({
    name: 'subscribe',
    text: 'commands.subscribe',
    ...FOR_READERS,
    options: [
      { ...topicOption, required: false },
      keywordOption('keywords', 'commands.subscribe.keywords'),
      howOption,
      {
        type: ApplicationCommandOptionType.String,
        name: 'where',
        text: 'commands.subscribe.where',
        choices: WHERE,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'heat',
        text: 'commands.subscribe.heat',
        autocomplete: true,
        max_length: 10,
      },
      keywordOption('without', 'commands.subscribe.without'),
    ],
  }),
  who: 'everyone',
  handlers: { '': handler },
};

function keywordOption(name: string, text: OptionData['text']): OptionData {
  const { String: type } = ApplicationCommandOptionType;
  return { type, name, text, max_length: KEYWORDS_LENGTH };
}
