/** Owns `/subscribe`: a member follows a topic in their own direct messages. */
import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { startFollowing } from '../../delivery/start-following.ts';
import type { Command, Handler } from '../definition.ts';
import {
  changedSentence,
  chosenCadence,
  firstSentence,
  howOption,
  withCadence,
} from '../how-option.ts';
import { escapeText } from '../markup.ts';
import { privately } from '../reply.ts';
import { chosenTopic, topicChoices, topicLabel, topicOption } from '../topic-option.ts';

const handler: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const topic = chosenTopic(context.taxonomy, call);
    const label = `**${escapeText(topicLabel(topic), 150)}**`;
    const { userId } = call.caller;
    const place = { kind: 'dm' as const, discordId: userId, guildId: null };
    const followed = await startFollowing(context, {
      place,
      topic: topic.slug,
      createdBy: userId,
      ...chosenCadence(call),
    });
    if (followed.status === 'already-following') {
      return privately(
        `You already follow ${withCadence(label, followed.cadence)}. \`/subscriptions\` shows all that you follow.`,
      );
    }
    context.wakeDelivery();
    if (followed.status === 'resumed') {
      return privately(`Alerts resumed: you get ${label} again, and whatever waited for you.`);
    }
    if (followed.status === 'changed') {
      return privately(`You now get ${label} ${changedSentence(followed.digestAt)}`);
    }
    const first = firstSentence(followed, {
      onItsWay: 'Its newest story is on its way to your direct messages.',
      later: 'Its first story comes to your direct messages as soon as there is one.',
    });
    return privately(
      `You now follow ${label}. ${first} \`/subscriptions\` shows what you follow and ends it.`,
    );
  },
  complete: async ({ taxonomy }, { focused }) => topicChoices(taxonomy, focused?.value ?? ''),
};

export const subscribe: Command = {
  data: {
    name: 'subscribe',
    description: 'Get a topic’s stories in your direct messages',
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [topicOption, howOption],
  },
  who: 'everyone',
  handlers: { '': handler },
};
