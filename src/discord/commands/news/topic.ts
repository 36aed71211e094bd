/** Owns `/news topic`: a topic's stories, the newest or the hottest. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Handler } from '../../definition.ts';
import type { OptionData, SubcommandData } from '../../described.ts';
import { bestPage } from '../../lookups/best-page.ts';
import { latestPage } from '../../lookups/latest-page.ts';
import { escapeText } from '../../markup.ts';
import { publicTexts } from '../../public-texts.ts';
import { privately } from '../../reply.ts';
import { chosenTopic, topicChoices, topicOption } from '../../topic-option.ts';

const COUNT_DEFAULT = 5;
const COUNT_MOST = 10;
/** The order by heat is of so many days. */
const DAYS: ReadonlyMap<unknown, number> = new Map([
  ['week', 7],
  ['month', 30],
]);

export const countOption = {
  type: ApplicationCommandOptionType.Integer,
  name: 'count',
  text: 'commands.news.count',
  min_value: 1,
  max_value: COUNT_MOST,
} as const satisfies OptionData;

/** A whole number from 1 to 10, whatever was sent. */
export function chosenCount({ options }: Pick<Parameters<Handler['run']>[1], 'options'>): number {
  const count = Number(options.get('count') ?? COUNT_DEFAULT);
  return Number.isInteger(count) ? Math.min(Math.max(count, 1), COUNT_MOST) : COUNT_DEFAULT;
}

export const topic: Handler = {
  whenSlow: 'public',
  async run(context, call) {
    const chosen = chosenTopic(context.taxonomy, call);
    const limit = chosenCount(call);
    const texts = await publicTexts(context, call);
    const days = DAYS.get(call.options.get('order'));
    const page =
      days === undefined
        ? await latestPage(context, { topic: chosen, limit, texts })
        : await bestPage(context, { topic: chosen, days, limit, texts });
    if (page) return { kind: 'public', body: page };
    const name = escapeText(chosen.name, 100);
    return privately(
      days === undefined
        ? call.texts('news.nothingYet', { topic: name })
        : call.texts('news.nothingOf', { topic: name, count: days }),
    );
  },
  complete: async ({ taxonomy }, { focused }) => topicChoices(taxonomy, focused?.value ?? ''),
};

export const topicData = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'topic',
  text: 'commands.news.topic',
  options: [
    topicOption,
    {
      type: ApplicationCommandOptionType.String,
      name: 'order',
      text: 'commands.news.topic.order',
      choices: [
        { text: 'commands.news.topic.order.newest', value: 'newest' },
        { text: 'commands.news.topic.order.week', value: 'week' },
        { text: 'commands.news.topic.order.month', value: 'month' },
      ],
    },
    countOption,
  ],
} as const satisfies SubcommandData;
