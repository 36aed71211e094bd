/** Owns a list of stories in one embed: title, outlet, age, heat and coverage of each. */
import type { APIEmbed } from 'discord-api-types/v10';
import { codePoints } from '../../lib/text.ts';
import type { StoryView } from '../../stories/story-view.ts';
import { escapeText, httpLink, maskedLink } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';
import { DESCRIPTION_LIMIT, TITLE_LIMIT } from './embed-limits.ts';
import { storyFacts } from './story-facts.ts';

/** Ours: no story takes the room of the others, and each keeps enough for its title. */
const STORY_MOST = 700;
const STORY_LEAST = 280;
const STORY_TITLE_LENGTH = 160;
const GAP = '\n\n';

type ListArgs = {
  /** Plain text. */
  title: string;
  color: number;
  /** At most 10. */
  stories: readonly StoryView[];
  texts: Texts;
};

export function storyList({ title, color, stories, texts }: ListArgs): APIEmbed {
  let room = DESCRIPTION_LIMIT;
  const blocks = stories.map((story, index) => {
    const forOthers = (stories.length - 1 - index) * (STORY_LEAST + GAP.length);
    const block = storyBlock(story, Math.min(STORY_MOST, room - forOthers), texts);
    room -= codePoints(block) + GAP.length;
    return block;
  });
  const picture = firstPicture(stories);
  return {
    title: escapeText(title, TITLE_LIMIT),
    color,
    description: blocks.join(GAP),
    ...(picture === null ? {} : { thumbnail: { url: picture } }),
  };
}

function storyBlock(story: StoryView, limit: number, texts: Texts): string {
  const { head } = story;
  const facts = storyFacts(story, texts);
  const room = limit - codePoints(facts) - '****\n'.length;
  const link =
    maskedLink(head.title, head.url, room, STORY_TITLE_LENGTH) || texts('common.untitled');
  return `**${link}**\n${facts}`;
}

function firstPicture(stories: readonly StoryView[]): string | null {
  for (const { head, retracted } of stories) {
    const url = head.image && !retracted ? httpLink(head.image.url) : null;
    if (url !== null) return url;
  }
  return null;
}
