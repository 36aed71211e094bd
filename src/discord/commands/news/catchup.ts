/** Owns `/news catchup`: what a person missed, for them alone. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { markCaughtUp } from '../../../subscriptions/caught-up.ts';
import type { Handler } from '../../definition.ts';
import type { SubcommandData } from '../../described.ts';
import { catchUpPage } from '../../lookups/catch-up-page.ts';
import { DAY_MS } from '../../../lib/spans.ts';

const PAGE_SIZE = 10;
const DAYS = [1, 3, 7, 30] as const;

export const catchup: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { userId } = call.caller;
    const now = context.clock.now();
    const days = DAYS.find((each) => each === Number(call.options.get('since')));
    const since = days === undefined ? {} : { since: new Date(now.getTime() - days * DAY_MS) };
    const args = { userId, ...since, limit: PAGE_SIZE, texts: call.texts };
    const body = await catchUpPage(context, args);
    await markCaughtUp(context, { userId, until: now });
    return { kind: 'private', body };
  },
};

export const catchupData = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'catchup',
  text: 'commands.news.catchup',
  options: [
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'since',
      text: 'commands.news.catchup.since',
      choices: [
        { text: 'commands.news.catchup.since.last', value: 0 },
        { text: 'commands.news.catchup.since.day', value: 1 },
        { text: 'commands.news.catchup.since.three', value: 3 },
        { text: 'commands.news.catchup.since.week', value: 7 },
        { text: 'commands.news.catchup.since.month', value: 30 },
      ],
    },
  ],
} as const satisfies SubcommandData;
