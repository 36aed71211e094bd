/** Owns the list of all of a digest's stories, page by page, for who asked alone. */
import {
  ComponentType,
  type APIActionRowComponent,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { digestPage } from '../delivery/digest-page.ts';
import { UserError } from '../lib/errors.ts';
import { newest } from '../stories/newest.ts';
import type { StoryView } from '../stories/story-view.ts';
import { colorOf } from './cards/colors.ts';
import { storyList } from './cards/story-list.ts';
import type { DiscordContext } from './context.ts';
import { turners } from './lookups/turners.ts';
import { plainLine } from './markup.ts';
import type { MessageBody } from './reply.ts';
import type { Texts } from './texts/texts-for.ts';

const PAGE_SIZE = 10;
const NEWEST_SHOWN = 5;
/** https://docs.discord.com/developers/components/reference#string-select */
const OPTION_LENGTH = 100;

const listArgs = z.tuple([z.coerce.number().int().min(1), z.coerce.number().int().min(0)]);

/**
 * @param args what the custom id says after its prefix: digest and page.
 * @throws UserError when there is no such digest.
 */
export async function digestList(
  { db }: Pick<DiscordContext, 'db'>,
  args: readonly string[],
  texts: Texts,
): Promise<MessageBody> {
  const parsed = listArgs.safeParse(args.slice(0, 2));
  const found = parsed.success
    ? await digestPage({ db }, { digestId: parsed.data[0], page: parsed.data[1], size: PAGE_SIZE })
    : null;
  if (!parsed.success || !found) {
    throw new UserError(texts('digests.gone'));
  }
  if (found.total === 0) return newestInstead({ db }, texts);
  const { cadence, total, stories, page, pages } = found;
  const [digestId] = parsed.data;
  const whole = texts('digests.stories', { digest: texts(`digests.${cadence}`), count: total });
  const title = pages > 1 ? texts('common.page', { title: whole, page: page + 1, pages }) : whole;
  const pageId = (to: number) => `digest-page:${digestId}:${to}`;
  const ids = {
    previous: page > 0 ? pageId(page - 1) : null,
    next: page < pages - 1 ? pageId(page + 1) : null,
  };
  return {
    embeds: [storyList({ title, color: colorOf([]), stories, texts })],
    components: [whyMenu(stories, texts), ...turners(ids, texts)],
  };
}

/** Why each of the stories is in it. */
function whyMenu(
  stories: readonly StoryView[],
  texts: Texts,
): APIActionRowComponent<APIStringSelectComponent> {
  const options = stories.map(({ id, head }) => ({
    label: plainLine(head.title, OPTION_LENGTH) || texts('common.untitled'),
    value: String(id),
  }));
  const menu = { custom_id: 'why', placeholder: texts('why.choose'), options };
  return {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.StringSelect, ...menu }],
  };
}

/** A digest without stories is asked what there is all the same. */
async function newestInstead(
  { db }: Pick<DiscordContext, 'db'>,
  texts: Texts,
): Promise<MessageBody> {
  const stories = await newest({ db }, { limit: NEWEST_SHOWN });
  if (stories.length === 0) return { content: texts('news.noStories') };
  return {
    embeds: [storyList({ title: texts('news.newestOfAll'), color: colorOf([]), stories, texts })],
  };
}
