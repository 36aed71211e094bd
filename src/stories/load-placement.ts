/** Owns reading the stories that a batch of articles may touch. */
import { eq } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import { chunksOf } from '../lib/chunks.ts';
import type { Member, Placement, StoryDraft } from './place.ts';
import { stories, storyArticles, type StoryState, storyTopics } from './tables.ts';

/** A story's row as it was before the batch. */
export type StoryBefore = {
  id: number;
  headId: number;
  heat: number;
  state: StoryState;
  revision: number;
  firstSeenAt: Date;
  memberIds: ReadonlySet<number>;
  topics: ReadonlySet<string>;
};

export type LoadedPlacement = {
  placement: Placement;
  /** Every article that was asked for, and every other member of their stories. */
  members: Map<number, Member>;
  before: Map<StoryDraft, StoryBefore>;
};

const IDS_PER_QUERY = 5_000;

export async function loadPlacement(
  tx: Transaction,
  articleIds: number[],
): Promise<LoadedPlacement> {
  const storyIds = new Set<number>();
  const members = new Map<number, Member>();
  for (const ids of chunksOf(articleIds, IDS_PER_QUERY)) {
    const rows = await tx
      .select({ ...memberColumns, storyId: storyArticles.storyId })
      .from(articles)
      .leftJoin(storyArticles, eq(storyArticles.articleId, articles.id))
      .where(isAnyOf(articles.id, ids));
    for (const { storyId, ...member } of rows) {
      members.set(member.id, member);
      if (storyId !== null) storyIds.add(storyId);
    }
  }

  const drafts = new Map<number, StoryDraft>();
  const storyOf = new Map<number, StoryDraft>();
  const before = new Map<StoryDraft, StoryBefore>();
  for (const ids of chunksOf([...storyIds], IDS_PER_QUERY)) {
    const rows = await tx
      .select({ ...memberColumns, storyId: storyArticles.storyId })
      .from(storyArticles)
      .innerJoin(articles, eq(articles.id, storyArticles.articleId))
      .where(isAnyOf(storyArticles.storyId, ids))
      .orderBy(articles.id);
    for (const { storyId, ...member } of rows) {
      const draft = drafts.get(storyId) ?? { id: storyId, members: new Map() };
      drafts.set(storyId, draft);
      draft.members.set(member.id, member);
      storyOf.set(member.id, draft);
      members.set(member.id, member);
    }
    for (const row of await loadRows(tx, ids)) {
      const draft = drafts.get(row.id);
      if (draft) before.set(draft, { ...row, memberIds: new Set(draft.members.keys()) });
    }
  }
  return { placement: { storyOf, merged: [] }, members, before };
}

const memberColumns = {
  id: articles.id,
  quality: articles.quality,
  state: articles.state,
  leads: articles.leads,
};

async function loadRows(tx: Transaction, ids: number[]) {
  const topics = new Map<number, Set<string>>();
  const topicRows = await tx.select().from(storyTopics).where(isAnyOf(storyTopics.storyId, ids));
  for (const { storyId, topic } of topicRows) {
    const known = topics.get(storyId) ?? new Set();
    topics.set(storyId, known.add(topic));
  }
  const rows = await tx
    .select({
      id: stories.id,
      headId: stories.headArticleId,
      heat: stories.heat,
      state: stories.state,
      revision: stories.revision,
      firstSeenAt: stories.firstSeenAt,
    })
    .from(stories)
    .where(isAnyOf(stories.id, ids));
  return rows.map((row) => ({ ...row, topics: topics.get(row.id) ?? new Set<string>() }));
}
