/** Owns a page of what a search found, or what may have been meant when it found nothing. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord-api-types/v10';
import { truncate } from '../../lib/text.ts';
import { type SearchPlace, searchStories } from '../../stories/search/search-stories.ts';
import { colorOf } from '../cards/colors.ts';
import { storyList } from '../cards/story-list.ts';
import type { DiscordContext } from '../context.ts';
import { escapeText, plainLine } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { write } from './places.ts';
import { turners } from './turners.ts';

/** What is looked for stands in the buttons' custom ids, which hold 100 characters. */
export const QUERY_LIMIT = 70;
const LABEL_LIMIT = 80;
const SHOWN_LENGTH = 200;

type SearchArgs = {
  text: string;
  limit: number;
  place?: SearchPlace;
  texts: Texts;
  /** Those of who asks, in which they alone hear that there is nothing; `texts` unless given. */
  ownTexts?: Texts;
};

/** `isFound`: false when the page says that there is nothing. */
export async function searchPage(
  { db }: Pick<DiscordContext, 'db'>,
  { text, limit, place, texts, ownTexts = texts }: SearchArgs,
): Promise<{ isFound: boolean; body: MessageBody }> {
  const result = await searchStories({ db }, { text, limit, ...(place ? { place } : {}) });
  const { stories, found, isCut, suggestions } = result;
  if (stories.length === 0) {
    return { isFound: false, body: nothing({ text, limit, suggestions, texts: ownTexts }) };
  }
  const id = ({ upTo, offset }: SearchPlace) => searchId({ text, limit, place: { upTo, offset } });
  const list = storyList({
    title: texts('news.found', { text: plainLine(text, SHOWN_LENGTH) }),
    color: colorOf([]),
    stories,
    texts,
  });
  const count = texts(isCut ? 'news.foundMore' : 'news.foundCount', { count: found });
  return {
    isFound: true,
    body: {
      embeds: [{ ...list, footer: { text: count } }],
      components: turners(
        {
          previous: result.previous && id(result.previous),
          next: result.next && id(result.next),
        },
        texts,
      ),
    },
  };
}

type NothingArgs = { text: string; limit: number; suggestions: readonly string[]; texts: Texts };

function nothing({ text, limit, suggestions, texts }: NothingArgs): MessageBody {
  const shown = escapeText(text, SHOWN_LENGTH);
  const said = texts('news.foundNothing', { text: shown });
  const buttons = suggestions.flatMap((suggestion): APIButtonComponent[] => {
    const customId = searchId({ text: suggestion, limit });
    return suggestion.length > QUERY_LIMIT
      ? []
      : [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: truncate(suggestion, LABEL_LIMIT),
            custom_id: customId,
          },
        ];
  });
  if (buttons.length === 0) return { content: texts.join([said, texts('news.searchHint')]) };
  const rows: APIActionRowComponent<APIButtonComponent>[] = [
    { type: ComponentType.ActionRow, components: buttons },
  ];
  return { content: texts.join([said, texts('news.searchMeant')]), components: rows };
}

function searchId({ text, limit, place }: { text: string; limit: number; place?: SearchPlace }) {
  const where = place ? [write(place.upTo), write(place.offset)] : ['', ''];
  // At the end: what is looked for may hold colons.
  return ['search', limit, ...where, text].join(':');
}
