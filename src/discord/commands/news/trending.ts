/** Owns `/news trending`: what most outlets tell just now. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Handler } from '../../definition.ts';
import type { SubcommandData } from '../../described.ts';
import { trendingPage } from '../../lookups/trending-page.ts';
import { escapeText } from '../../markup.ts';
import { publicTexts } from '../../public-texts.ts';
import { privately } from '../../reply.ts';
import { topicChoices } from '../../topic-option.ts';
import { anyTopicOption, maybeTopic } from './any-topic.ts';

const DAYS_DEFAULT = 3;
const DAYS = [1, 3, 7] as const;

export const trending: Handler = {
  whenSlow: 'public',
  async run(context, call) {
    const topic = maybeTopic(context.taxonomy, call);
    const asked = Number(call.options.get('days') ?? DAYS_DEFAULT);
    const days = DAYS.find((each) => each === asked) ?? DAYS_DEFAULT;
    const texts = await publicTexts(context, call);
    const page = await trendingPage(context, { topic, days, texts });
    if (page) return { kind: 'public', body: page };
    if (topic === null) return privately(call.texts('news.nothingTrends', { count: days }));
    const name = escapeText(topic.name, 100);
    return privately(call.texts('news.nothingOf', { topic: name, count: days }));
  },
  complete: async ({ taxonomy }, { focused }) => topicChoices(taxonomy, focused?.value ?? ''),
};

export const trendingData = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'trending',
  text: 'commands.news.trending',
  options: [
    anyTopicOption,
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'days',
      text: 'commands.news.trending.days',
      choices: [
        { text: 'commands.news.trending.days.day', value: 1 },
        { text: 'commands.news.trending.days.three', value: 3 },
        { text: 'commands.news.trending.days.week', value: 7 },
      ],
    },
  ],
} as const satisfies SubcommandData;
