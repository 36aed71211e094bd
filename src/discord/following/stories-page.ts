/** Owns the list of stories whose progress somebody follows, with the menu that ends it. */
import { ComponentType } from 'discord-api-types/v10';
import { loadStoryViews } from '../../stories/load-views.ts';
import type { StoryView } from '../../stories/story-view.ts';
import { followedStories } from '../../subscriptions/story-follows.ts';
import { row, secondaryButton } from '../buttons.ts';
import type { DiscordContext } from '../context.ts';
import { maskedLink, plainLine, timestamp } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import type { Reader } from './list-page.ts';

const PAGE_SIZE = 10;
const OPTION_LENGTH = 100;
const LINK_LENGTH = 360;
const TITLE_LENGTH = 120;

type Followed = { storyId: number; since: Date; story: StoryView | null };

/**
 * Newest first.
 * @param before shows those that were followed before this one of them; null from the newest on
 */
export async function storiesPage(
  context: Pick<DiscordContext, 'db'>,
  { userId, texts }: Reader,
  { before = null, said = '' }: { before?: number | null; said?: string } = {},
): Promise<MessageBody> {
  const all = await followedStories(context, userId);
  const at = before === null ? 0 : all.findIndex(({ storyId }) => storyId === before);
  const start = Math.max(at, 0);
  const shown = await viewsOf(context, all.slice(start, start + PAGE_SIZE));
  const back = secondaryButton(texts('following.back'), 'following-page:0');
  if (shown.length === 0) {
    const content = [said, texts('following.stories.none')].filter(Boolean).join('\n');
    return { content, components: [row(back)] };
  }
  const turn = (to: number, label: string) => {
    const first = all[to];
    return first ? [secondaryButton(label, `followed-stories:show:${first.storyId}`)] : [];
  };
  return {
    content: said,
    embeds: [
      {
        title: texts('following.stories.title'),
        description: shown.map((one, index) => lineOf(one, start + index + 1, texts)).join('\n'),
      },
    ],
    components: [
      row({
        type: ComponentType.StringSelect,
        custom_id: `followed-stories:end:${shown[0]?.storyId ?? 0}`,
        placeholder: texts('following.placeholder.stories'),
        min_values: 1,
        max_values: shown.length,
        options: shown.map(({ story, storyId }, index) => ({
          label: plainLine(
            `${start + index + 1}. ${story?.head.title ?? texts('following.stories.gone')}`,
            OPTION_LENGTH,
          ),
          value: String(storyId),
        })),
      }),
      row(
        ...(start > 0 ? turn(Math.max(start - PAGE_SIZE, 0), texts('common.previous')) : []),
        ...turn(start + PAGE_SIZE, texts('common.next')),
        back,
      ),
    ],
  };
}

async function viewsOf(
  { db }: Pick<DiscordContext, 'db'>,
  follows: readonly { storyId: number; since: Date }[],
): Promise<Followed[]> {
  const ids = follows.map(({ storyId }) => storyId);
  const views = new Map((await loadStoryViews(db, ids)).map((story) => [story.id, story]));
  return follows.map((follow) => ({ ...follow, story: views.get(follow.storyId) ?? null }));
}

function lineOf({ story, since }: Followed, number: number, texts: Texts): string {
  const title =
    story === null
      ? texts('following.stories.gone')
      : maskedLink(story.head.title, story.head.url, LINK_LENGTH, TITLE_LENGTH);
  return `**${number}.** ${title} · ${timestamp(since, 'R')}`;
}
