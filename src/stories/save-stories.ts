/** Owns writing stories, their members and their topics after a batch was grouped. */
import { and, eq, ne, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { Transaction } from '../db/client.ts';
import { columnsOf, insertRows, isAnyOf, unnest } from '../db/unnest.ts';
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

type SaveArgs = Omit<GroupArgs, 'claims' | 'tellings' | 'memory'> & {
  after: StoryAfter[];
  before: ReadonlyMap<StoryDraft, StoryBefore>;
};

const ROWS_PER_STATEMENT = 5_000;

export async function saveStories(tx: Transaction, args: SaveArgs): Promise<StoryChange[]> {
  const { now, after, before } = args;
  await insertNew(tx, now, after);
  await saveMembers(tx, after, before);
  await markMerged(tx, after, before);
  const topicsOf = await loadTopics(tx, after);

  const changes: StoryChange[] = [];
  const rows: StoryRow[] = [];
  const retopiced: Retopiced[] = [];
  const reheated: HeatRow[] = [];
  for (const item of after) {
    const was = before.get(item.story) ?? null;
    const topics = topicsOf.get(item.story) ?? new Set<string>();
    const storyId = idOf(item.story);
    const isChanged = was !== null && isSeen({ ...args, item, was, topics });
    const revision = was ? was.revision + Number(isChanged) : 1;
    const { headId, heat, state } = item;
    if (isChanged)
      rows.push({ id: storyId, headArticleId: headId, heat, state, revision, changedAt: now });
    const shownHeat = state === 'live' ? heat : null;
    if (!was || !isSame(was.topics, topics)) {
      retopiced.push({ storyId, topics, was, heat: shownHeat });
    } else if (shownHeat !== (was.state === 'live' ? was.heat : null)) {
      reheated.push({ storyId, heat: shownHeat });
    }
    changes.push({
      storyId,
      state,
      before: was && { heat: was.heat, topics: was.topics, isLive: was.state === 'live' },
      restoredHeat: was && restoredHeat(item.story, was, args),
      isCorrected: was !== null && isCorrected(item, was, args),
      heat,
      topics,
      revision,
    });
  }
  await updateStories(tx, rows);
  await saveTopics(tx, now, retopiced);
  await saveHeat(tx, reheated);
  return changes;
}

type HeatRow = { storyId: number; heat: number | null };
type Retopiced = HeatRow & { topics: Set<string>; was: StoryBefore | null };

type StoryRow = Pick<
  typeof stories.$inferSelect,
  'id' | 'headArticleId' | 'heat' | 'state' | 'revision' | 'changedAt'
>;

async function updateStories(tx: Transaction, changed: readonly StoryRow[]): Promise<void> {
  const { id, headArticleId, heat, state, revision, changedAt } = stories;
  const columns = { headArticleId, heat, state, revision, changedAt };
  for (const rows of chunksOf(changed, ROWS_PER_STATEMENT)) {
    await tx
      .update(stories)
      .set(columnsOf('changed', columns))
      .from(unnest('changed', { id, ...columns }, rows))
      .where(sql`${id} = changed.id`);
  }
}

/** A story keeps its place in time whatever its topics are. */
async function saveTopics(
  tx: Transaction,
  now: Date,
  retopiced: readonly Retopiced[],
): Promise<void> {
  await deleteTopics(
    tx,
    retopiced.flatMap(({ storyId, was }) => (was && was.topics.size > 0 ? [storyId] : [])),
  );
  const rows = retopiced.flatMap(({ storyId, topics, was, heat }) =>
    Array.from(topics, (topic) => ({ storyId, topic, firstSeenAt: was?.firstSeenAt ?? now, heat })),
  );
  for (const some of chunksOf(rows, ROWS_PER_STATEMENT)) {
    await tx.execute(insertRows(storyTopics, some));
  }
}

/** Of stories whose topics are what they were. */
async function saveHeat(tx: Transaction, reheated: readonly HeatRow[]): Promise<void> {
  const { storyId, heat } = storyTopics;
  for (const rows of chunksOf(reheated, ROWS_PER_STATEMENT)) {
    await tx
      .update(storyTopics)
      .set(columnsOf('reheated', { heat }))
      .from(unnest('reheated', { storyId, heat }, rows))
      .where(sql`${storyId} = reheated.story_id`);
  }
}

async function deleteTopics(tx: Transaction, storyIds: readonly number[]): Promise<void> {
  if (storyIds.length === 0) return;
  await tx.delete(storyTopics).where(isAnyOf(storyTopics.storyId, storyIds));
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
    const { id: storyId, headArticleId } = stories;
    const inserted = tx
      .$with('inserted', { id: storyId, headId: headArticleId })
      .as(sql`${insertRows(stories, some)} returning id, head_article_id`);
    for (const { id, headId } of await tx.with(inserted).select().from(inserted)) {
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
    const reasons = before.get(story)?.reasons;
    return [...story.members.values()]
      .filter(({ id, reason }) => reasons?.get(id) !== reason)
      .map(({ id, reason }) => ({ articleId: id, storyId: idOf(story), reason }));
  });
  for (const rows of chunksOf(moved, ROWS_PER_STATEMENT)) {
    await tx.execute(sql`${insertRows(storyArticles, rows)}
      on conflict (article_id) do update
        set story_id = excluded.story_id, reason = excluded.reason`);
  }
}

/** Stories of before that have lost every member to another of `after`. */
async function markMerged(
  tx: Transaction,
  after: StoryAfter[],
  before: SaveArgs['before'],
): Promise<void> {
  const merged = [...before].filter(([from]) => from.members.size === 0);
  if (merged.length === 0) return;
  const storyOf = storiesByMember(after);
  const rows = merged.flatMap(([, was]) => {
    // Where they went apart, the first stands for all.
    const [member] = was.memberIds;
    const into = member === undefined ? undefined : storyOf.get(member);
    return into ? [{ id: was.id, mergedInto: idOf(into) }] : [];
  });
  const { id, mergedInto } = stories;
  for (const some of chunksOf(rows, ROWS_PER_STATEMENT)) {
    await tx
      .update(stories)
      .set({ ...columnsOf('merged', { mergedInto }), state: 'merged' })
      .from(unnest('merged', { id, mergedInto }, some))
      .where(sql`${stories.id} = merged.id`);
  }
  await deleteTopics(
    tx,
    rows.map((row) => row.id),
  );
}

/** A story's topics are those of all its articles that have not been taken back. */
async function loadTopics(
  tx: Transaction,
  after: StoryAfter[],
): Promise<Map<StoryDraft, Set<string>>> {
  const storyOf = storiesByMember(after);
  const topicsOf = new Map<StoryDraft, Set<string>>();
  for (const ids of chunksOf([...storyOf.keys()], ROWS_PER_STATEMENT)) {
    const rows = await tx
      .select({ articleId: articleTopics.articleId, topic: articleTopics.topic })
      .from(articleTopics)
      .innerJoin(articles, eq(articles.id, articleTopics.articleId))
      .where(and(isAnyOf(articleTopics.articleId, ids), ne(articles.state, 'retracted')));
    for (const { articleId, topic } of rows) {
      const story = storyOf.get(articleId);
      if (story) topicsOf.set(story, (topicsOf.get(story) ?? new Set()).add(topic));
    }
  }
  return topicsOf;
}

function storiesByMember(after: readonly StoryAfter[]): Map<number, StoryDraft> {
  const storyOf = new Map<number, StoryDraft>();
  for (const { story } of after) for (const id of story.members.keys()) storyOf.set(id, story);
  return storyOf;
}

/** A reader can see a difference. */
function isSeen({
  item,
  was,
  topics,
  changedIds,
}: SaveArgs & { item: StoryAfter; was: StoryBefore; topics: Set<string> }): boolean {
  const ids = [...item.story.members.keys()];
  return (
    item.headId !== was.headId ||
    item.heat !== was.heat ||
    item.state !== was.state ||
    ids.length !== was.memberIds.size ||
    ids.some((id) => changedIds.has(id)) ||
    !isSame(topics, was.topics)
  );
}

function isCorrected(
  { story, headId, state }: StoryAfter,
  was: StoryBefore,
  { changedIds, retitledIds, restored, byHand }: SaveArgs,
): boolean {
  if (byHand) return true;
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
