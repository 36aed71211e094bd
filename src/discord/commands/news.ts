/** Owns `/news`: looking up what Keypoint has read. */
import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { Command, Handler } from '../definition.ts';
import { escapeText } from '../markup.ts';
import { privately } from '../reply.ts';
import { chosenTopic, topicChoices, topicOption } from '../topic-option.ts';
import { COUNT_DEFAULT, COUNT_MOST, topicPage } from '../topic-page.ts';

const topicHandler: Handler = {
  whenSlow: 'public',
  async run(context, call) {
    const topic = chosenTopic(context.taxonomy, call);
    const count = Number(call.options.get('count') ?? COUNT_DEFAULT);
    const page = await topicPage(context, { topic, count });
    if (page) return { kind: 'public', body: page };
    return privately(
      `Nothing about **${escapeText(topic.name, 100)}** yet. ` +
        '`/subscribe` sends you its first story as soon as there is one.',
    );
  },
  complete: async ({ taxonomy }, { focused }) => topicChoices(taxonomy, focused?.value ?? ''),
};

export const news: Command = {
  data: {
    name: 'news',
    description: 'Look up AI and computer-vision news',
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'topic',
        description: 'The newest stories of a topic',
        options: [
          topicOption,
          {
            type: ApplicationCommandOptionType.Integer,
            name: 'count',
            description: `How many stories at once (${COUNT_DEFAULT} unless you say)`,
            min_value: 1,
            max_value: COUNT_MOST,
          },
        ],
      },
    ],
  },
  who: 'everyone',
  handlers: { topic: topicHandler },
};
