/** Owns writing stories, their members and their topics after a batch was grouped. */
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Transaction } from '../db/client.ts';
import { chunksOf } from '../lib/chunks.ts';
import { articleTopics } from '../topics/tables.ts';
import type { GroupArgs, StoryChange } from './group.ts';
import type { StoryBefore } from './load-placement.ts';
import type { StoryDraft } from './place.ts';
import { stories, storyArticles, storyTopics } from './tables.ts';

export type StoryAfter = {
  story: StoryDraft;
  headId: number;
  heat: number;
  state: 'live' | 'held' | 'retracted';
};

type SaveArgs = Omit<GroupArgs, 'claims'> & {
  after: StoryAfter[];
  before: ReadonlyMap<StoryDraft, StoryBefore>;
};

type TopicRow = typeof storyTopics.$inferInsert;

const ROWS_PER_STATEMENT = 5_000;

export async function saveStories(tx: Transaction, args: SaveArgs): Promise<StoryChange[]> {
  const { now, after, before } = args;
  await insertNew(tx, now, after);
  await saveMembers(tx, after, before);
  await markMerged(tx, after, before);
  const topicsOf = await loadTopics(tx, after);

  const changes: StoryChange[] = [];
  const retopiced: TopicRow[][] = [];
  for (const item of after) {
    const was = before.get(item.story) ?? null;
    const topics = topicsOf.get(item.story) ?? new Set<string>();
    const revision = was ? await saveRow(tx, { ...args, item, was, topics }) : 1;
    const storyId = idOf(item.story);
    if (!was || !isSame(was.topics, topics)) {
      if (was) await tx.delete(storyTopics).where(eq(storyTopics.storyId, storyId));
      const firstSeenAt = was?.firstSeenAt ?? now;
      retopiced.push([...topics].map((topic) => ({ storyId, topic, firstSeenAt })));
    }
    changes.push({
      storyId,
      state: item.state,
      before: was && { heat: was.heat, topics: was.topics, isLive: was.state === 'live' },
      restoredHeat: was && restoredHeat(item.story, was, args),
      isCorrected: was !== null && isCorrected(item, was, args),
      heat: item.heat,
      topics,
      revision,
    });
  }
  for (const rows of chunksOf(retopiced.flat(), ROWS_PER_STATEMENT)) {
    await tx.insert(storyTopics).values(rows);
  }
  return changes;
}

async function insertNew(tx: Transaction, now: Date, after: StoryAfter[]): Promise<void> {
  const fresh = new Map(
    after.flatMap((item) => (item.story.id === null ? [[item.headId, item] as const] : [])),
  );
  const rows = [...fresh.values()].map(({ headId, heat, state }) => ({
    headArticleId: headId,
    heat,
    state,
    revision: 1,
    firstSeenAt: now,
    changedAt: now,
  }));
  for (const some of chunksOf(rows, ROWS_PER_STATEMENT)) {
    const inserted = await tx
      .insert(stories)
      .values(some)
      .returning({ id: stories.id, headId: stories.headArticleId });
    for (const { id, headId } of inserted) {
      const item = fresh.get(headId);
      if (item) item.story.id = id;
    }
  }
}

async function saveMembers(
  tx: Transaction,
  after: StoryAfter[],
  before: SaveArgs['before'],
): Promise<void> {
  const moved = after.flatMap(({ story }) => {
    const known = before.get(story)?.memberIds;
    const reason = story.members.size === 1 ? 'alone' : 'related';
    const wasAlone = known?.size === 1 && reason === 'related';
    return [...story.members.keys()]
      .filter((id) => wasAlone || !known?.has(id))
      .map((articleId) => ({ articleId, storyId: idOf(story), reason }));
  });
  for (const rows of chunksOf(moved, ROWS_PER_STATEMENT)) {
    await tx
      .insert(storyArticles)
      .values(rows)
      .onConflictDoUpdate({
        target: storyArticles.articleId,
        set: { storyId: sql`excluded.story_id`, reason: sql`excluded.reason` },
      });
  }
}

/** Stories of before that have lost every member to another of `after`. */
async function markMerged(
  tx: Transaction,
  after: StoryAfter[],
  before: SaveArgs['before'],
): Promise<void> {
  for (const [from, was] of before) {
    if (from.members.size > 0) continue;
    const into = after.find(({ story }) => [...was.memberIds].some((id) => story.members.has(id)));
    if (!into) continue;
    await tx
      .update(stories)
      .set({ state: 'merged', mergedInto: idOf(into.story) })
      .where(eq(stories.id, was.id));
    await tx.delete(storyTopics).where(eq(storyTopics.storyId, was.id));
  }
}

/** A story's topics are those of all its articles that have not been taken back. */
async function loadTopics(
  tx: Transaction,
  after: StoryAfter[],
): Promise<Map<StoryDraft, Set<string>>> {
  const storyOf = new Map(
    after.flatMap(({ story }) => [...story.members.keys()].map((id) => [id, story] as const)),
  );
  const topicsOf = new Map<StoryDraft, Set<string>>();
  for (const ids of chunksOf([...storyOf.keys()], ROWS_PER_STATEMENT)) {
    const rows = await tx
      .select({ articleId: articleTopics.articleId, topic: articleTopics.topic })
      .from(articleTopics)
      .innerJoin(articles, eq(articles.id, articleTopics.articleId))
      .where(and(inArray(articleTopics.articleId, ids), ne(articles.state, 'retracted')));
    for (const { articleId, topic } of rows) {
      const story = storyOf.get(articleId);
      if (story) topicsOf.set(story, (topicsOf.get(story) ?? new Set()).add(topic));
    }
  }
  return topicsOf;
}

/** Answers the story's revision: one more than before when a reader can see a difference. */
async function saveRow(
  tx: Transaction,
  {
    now,
    item,
    was,
    topics,
    changedIds,
  }: SaveArgs & { item: StoryAfter; was: StoryBefore; topics: Set<string> },
): Promise<number> {
  const ids = [...item.story.members.keys()];
  const isSeen =
    item.headId !== was.headId ||
    item.heat !== was.heat ||
    item.state !== was.state ||
    ids.length !== was.memberIds.size ||
    ids.some((id) => changedIds.has(id)) ||
    !isSame(topics, was.topics);
  if (!isSeen) return was.revision;
  const revision = was.revision + 1;
  await tx
    .update(stories)
    .set({
      headArticleId: item.headId,
      heat: item.heat,
      state: item.state,
      revision,
      changedAt: now,
    })
    .where(eq(stories.id, was.id));
  return revision;
}

function isCorrected(
  { story, headId, state }: StoryAfter,
  was: StoryBefore,
  { changedIds, retitledIds, restored }: SaveArgs,
): boolean {
  if (state !== was.state || (headId === was.headId && retitledIds.has(headId))) return true;
  return [...story.members.values()].some(
    ({ id, state: is }) => restored.has(id) || (is === 'retracted' && changedIds.has(id)),
  );
}

function restoredHeat(
  { members }: StoryDraft,
  was: StoryBefore,
  { restored, heatPerArticle }: SaveArgs,
): number | null {
  const known = [...was.memberIds].flatMap((id) => members.get(id) ?? []);
  const back = known.flatMap(({ id }) => restored.get(id) ?? []);
  if (back.length === 0) return null;
  const there = known.filter(({ id, state }) => state !== 'retracted' && !restored.has(id)).length;
  const ledByThem = Math.max(...back) + heatPerArticle * (there + back.length - 1);
  return there === 0 ? ledByThem : Math.max(ledByThem, was.heat + heatPerArticle * back.length);
}

function idOf(story: StoryDraft): number {
  if (story.id === null) throw new Error('a story was used before it was stored');
  return story.id;
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
