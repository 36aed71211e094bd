/** Owns what comes near a story, or near a message that somebody asks about. */
import { findAsked } from '../../explain/find-asked.ts';
import { relatedStories } from '../../stories/related-stories.ts';
import { searchStories } from '../../stories/search/search-stories.ts';
import { storyById } from '../../stories/story-by-id.ts';
import type { StoryView } from '../../stories/story-view.ts';
import { colorOf } from '../cards/colors.ts';
import { storyList } from '../cards/story-list.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageCall } from '../interaction.ts';
import type { MessageBody } from '../reply.ts';
import { customIdsIn } from '../sending/custom-ids.ts';
import type { Texts } from '../texts/texts-for.ts';

const LIMIT = 5;
/** Of a message's words so many are looked for: the longest say most. */
const WORDS = 8;
const WORD_LEAST = 4;
const LINKS = 5;
const LINK = /https?:\/\/[^\s<>()[\]]+/g;

type Deps = Pick<DiscordContext, 'db' | 'taxonomy'>;

/** Stories near to this one. */
export async function relatedToStory(
  { db, taxonomy }: Deps,
  story: StoryView,
  texts: Texts,
): Promise<MessageBody> {
  const stories = await relatedStories({ db }, { storyId: story.id, limit: LIMIT });
  if (stories.length === 0) return { content: texts('news.nothingRelated') };
  const topics = story.topics.flatMap((slug) => taxonomy.bySlug(slug) ?? []);
  const title = texts('news.relatedTo', { title: story.head.title });
  return { embeds: [storyList({ title, color: colorOf(topics), stories, texts })] };
}

/** What is near to the story of a message (our card, or a link to an article), else to its words. */
export async function relatedToMessage(
  deps: Deps,
  message: MessageCall['message'],
  texts: Texts,
): Promise<MessageBody> {
  const story = await storyOfMessage(deps, message);
  if (story) return relatedToStory(deps, story, texts);
  const text = wordsOf(message);
  const { stories } =
    text === '' ? { stories: [] } : await searchStories(deps, { text, limit: LIMIT });
  if (stories.length === 0) return { content: texts('news.nothingLikeIt') };
  const title = texts('news.likeThis');
  return { embeds: [storyList({ title, color: colorOf([]), stories, texts })] };
}

async function storyOfMessage(
  { db }: Deps,
  { content, embeds, components }: MessageCall['message'],
): Promise<StoryView | null> {
  const [ours] = customIdsIn(components).flatMap((id) => /^related:(\d{1,15})/.exec(id)?.[1] ?? []);
  if (ours !== undefined) {
    const story = await storyById({ db }, Number(ours));
    if (story) return story;
  }
  const links = [...embeds.flatMap(({ url }) => url ?? []), ...(content.match(LINK) ?? [])];
  for (const link of links.slice(0, LINKS)) {
    const found = await findAsked(db, { link });
    const story = found.status === 'known' ? await storyById({ db }, found.storyId) : null;
    if (story) return story;
  }
  return null;
}

/** As a search for any of them: whoever asks about a message does not mean all of its words. */
function wordsOf({ content, embeds }: MessageCall['message']): string {
  const text = [content.replace(LINK, ' '), ...embeds.flatMap(({ title }) => title ?? [])].join(
    ' ',
  );
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return [...words]
    .filter((word) => word.length >= WORD_LEAST)
    .toSorted((one, other) => other.length - one.length)
    .slice(0, WORDS)
    .join(' or ');
}
