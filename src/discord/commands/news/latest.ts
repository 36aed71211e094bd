/** Owns `/news latest`: the newest stories, of all topics or of one. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Handler } from '../../definition.ts';
import type { SubcommandData } from '../../described.ts';
import { latestPage } from '../../lookups/latest-page.ts';
import { escapeText } from '../../markup.ts';
import { publicTexts } from '../../public-texts.ts';
import { privately } from '../../reply.ts';
import { topicChoices } from '../../topic-option.ts';
import { anyTopicOption, maybeTopic } from './any-topic.ts';
import { chosenCount, countOption } from './topic.ts';

export const latest: Handler = {
  whenSlow: 'public',
  async run(context, call) {
    const topic = maybeTopic(context.taxonomy, call);
    const texts = await publicTexts(context, call);
    const page = await latestPage(context, { topic, limit: chosenCount(call), texts });
    if (page) return { kind: 'public', body: page };
    if (topic === null) return privately(call.texts('news.noStories'));
    return privately(call.texts('news.nothingYet', { topic: escapeText(topic.name, 100) }));
  },
  complete: async ({ taxonomy }, { focused }) => topicChoices(taxonomy, focused?.value ?? ''),
};

export const latestData = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'latest',
  text: 'commands.news.latest',
  options: [anyTopicOption, countOption],
} as const satisfies SubcommandData;
