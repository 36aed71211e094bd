/** Owns the gates of a story: its articles, why each is in it, and what makes its heat. */
import { showStory } from '../stories/show-story.ts';
import type { Database } from '../db/client.ts';
import type { StoryGate } from './explanation.ts';

/** @param storyId of one that is there */
export async function explainStory(db: Database, storyId: number): Promise<StoryGate> {
  const { id, state, heat, firstSeenAt, topics, articles } = await showStory({ db }, storyId);
  const members = articles.map(({ id: articleId, ...member }) => ({ articleId, ...member }));
  const others = members.filter((member) => !member.isHead && member.state !== 'retracted').length;
  const headQuality = members.find(({ isHead }) => isHead)?.quality ?? heat;
  return { id, state, heat, headQuality, others, firstSeenAt, topics, members };
}
