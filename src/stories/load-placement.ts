/** Owns reading the stories that a batch of articles may touch. */
import { eq } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import { chunksOf } from '../lib/chunks.ts';
import type { Member, Placement, StoryDraft } from './place.ts';
import {
  type MemberReason,
  stories,
  storyArticles,
  type StoryState,
  storyTopics,
} from './tables.ts';

/** A story's row as it was before the batch. */
export type StoryBefore = {
  id: number;
  headId: number;
  heat: number;
  state: StoryState;
  revision: number;
  firstSeenAt: Date;
  memberIds: ReadonlySet<number>;
  reasons: ReadonlyMap<number, MemberReason>;
  topics: ReadonlySet<string>;
};

export type LoadedPlacement = {
  placement: Placement;
  /** Every article that was asked for, and every other member of their stories: whole stories are loaded. */
  members: Map<number, Member>;
  before: Map<StoryDraft, StoryBefore>;
};

const IDS_PER_QUERY = 5_000;
/** News of an event comes for some days; after two its story's place is what readers know. */
const SETTLED_MS = 48 * 60 * 60 * 1_000;

export function emptyPlacement(): LoadedPlacement {
  return {
    placement: { storyOf: new Map(), merged: [] },
    members: new Map(),
    before: new Map(),
  };
}

/**
 * Adds the stories of these articles to what is loaded, which may have been changed meanwhile: what
 * is there stays as it is. Of ids that no article has nothing is added.
 */
export async function loadPlacement(
  tx: Transaction,
  { placement: { storyOf }, members, before }: LoadedPlacement,
  { articleIds, now }: { articleIds: Iterable<number>; now: Date },
): Promise<void> {
  const settledBefore = now.getTime() - SETTLED_MS;
  const storyIds = new Set<number>();
  const missing = Array.from(articleIds).filter((id) => !members.has(id));
  for (const ids of chunksOf(missing, IDS_PER_QUERY)) {
    const rows = await tx
      .select({ ...memberColumns, storyId: storyArticles.storyId })
      .from(articles)
      .leftJoin(storyArticles, eq(storyArticles.articleId, articles.id))
      .where(isAnyOf(articles.id, ids));
    for (const { storyId, ...row } of rows) {
      members.set(row.id, memberOf(row, settledBefore));
      if (storyId !== null) storyIds.add(storyId);
    }
  }

  const drafts = new Map<number, StoryDraft>();
  for (const ids of chunksOf([...storyIds], IDS_PER_QUERY)) {
    const rows = await tx
      .select({ ...memberColumns, storyId: storyArticles.storyId })
      .from(storyArticles)
      .innerJoin(articles, eq(articles.id, storyArticles.articleId))
      .where(isAnyOf(storyArticles.storyId, ids))
      .orderBy(articles.id);
    for (const { storyId, ...row } of rows) {
      const member = memberOf(row, settledBefore);
      const draft = drafts.get(storyId) ?? { id: storyId, members: new Map() };
      drafts.set(storyId, draft);
      draft.members.set(member.id, member);
      storyOf.set(member.id, draft);
      members.set(member.id, member);
    }
    for (const row of await loadRows(tx, ids)) {
      const draft = drafts.get(row.id);
      if (!draft) continue;
      const reasons = new Map(Array.from(draft.members, ([id, { reason }]) => [id, reason]));
      before.set(draft, { ...row, memberIds: new Set(draft.members.keys()), reasons });
    }
  }
}

const memberColumns = {
  id: articles.id,
  quality: articles.quality,
  state: articles.state,
  leads: articles.leads,
  firstSeenAt: articles.firstSeenAt,
  reason: storyArticles.reason,
};

type MemberRow = Omit<Member, 'reason' | 'isSettled'> & {
  firstSeenAt: Date;
  reason: MemberReason | null;
};

function memberOf({ firstSeenAt, reason, ...row }: MemberRow, settledBefore: number): Member {
  const isSettled = firstSeenAt.getTime() < settledBefore;
  return { ...row, reason: reason ?? 'alone', isSettled };
}

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
