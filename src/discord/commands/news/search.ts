/** Owns `/news search`: stories by the words of their articles. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Handler } from '../../definition.ts';
import type { SubcommandData } from '../../described.ts';
import { QUERY_LIMIT, searchPage } from '../../lookups/search-page.ts';
import { publicTexts } from '../../public-texts.ts';
import { chosenCount, countOption } from './topic.ts';

export const search: Handler = {
  whenSlow: 'public',
  async run(context, call) {
    const text = String(call.options.get('words') ?? '').trim();
    const limit = chosenCount(call);
    const texts = await publicTexts(context, call);
    const args = { text, limit, texts, ownTexts: call.texts };
    const { isFound, body } = await searchPage(context, args);
    // Nothing is nobody else's business, and in the asker's own language.
    return { kind: isFound ? 'public' : 'private', body };
  },
};

export const searchData = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'search',
  text: 'commands.news.search',
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'words',
      text: 'commands.news.search.words',
      required: true,
      max_length: QUERY_LIMIT,
    },
    countOption,
  ],
} as const satisfies SubcommandData;
