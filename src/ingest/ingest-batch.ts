/** Owns the line from what is judged on: store, group and plan, inside the caller's one transaction. */
import {
  type JudgedArticle,
  retractArticles,
  storeArticles,
  type StoredArticle,
} from '../articles/store.ts';
import type { Transaction } from '../db/client.ts';
import { lockLine } from '../db/line-lock.ts';
import { type PlanSettings, planStories } from '../delivery/plan.ts';
import { type Grouping, groupArticles, NO_NEWS } from '../stories/group.ts';
import type { Claim } from '../stories/place.ts';
import { WINDOW_MS } from '../stories/text/neighbour.ts';
import type { StoryMemory } from '../stories/text/story-memory.ts';
import { type Telling, tellingOf } from '../stories/text/telling.ts';
import { addTopics, storeTopics, type TopicMatch } from '../topics/store.ts';
import { earnedAdder } from './add-earned.ts';
import type { JudgeDeps } from './judge.ts';
import type { PreparedEntry } from './prepare-entry.ts';

export type LineDeps = JudgeDeps &
  PlanSettings & {
    heatPerArticle: number;
    /** Of this process alone; one for each database. */
    memory: StoryMemory;
  };

export type BatchArgs = {
  now: Date;
  /** Each with the source's own name for it (a file's path, a feed entry's id). */
  entries: readonly { key: string; prepared: PreparedEntry }[];
  /** First contact: what is stored is not news; the source's newest few are planned at its end. */
  isBacklog: boolean;
  /** What is new is not compared by its words yet: `placeBacklog` does so at the end. */
  placesLater?: boolean;
  /** By id: known articles that this source has too, and the topics that they have for it. */
  links?: ReadonlyMap<number, readonly TopicMatch[]>;
};

export type EntryOutcome =
  | {
      status: 'stored';
      articleId: number;
      change: 'new' | 'updated' | 'unchanged';
      isHeld: boolean;
    }
  | { status: 'rejected'; reason: string };

export type BatchOutcome = { entries: Map<string, EntryOutcome>; storyIds: number[] };

export async function ingestBatch(
  tx: Transaction,
  deps: LineDeps,
  { now, entries, isBacklog, placesLater = false, links = new Map() }: BatchArgs,
): Promise<BatchOutcome> {
  await lockLine(tx);
  const outcomes = new Map<string, EntryOutcome>();
  const judged = entries.flatMap(({ key, prepared }) => {
    if (prepared.status === 'ok') return [{ key, ...prepared }];
    outcomes.set(key, prepared);
    return [];
  });
  const articles = judged.flatMap(({ article, related }) => [article, ...related]);
  const addEarned = await earnedAdder(tx, articles, deps);
  const read = judged.map(({ article, related, ...rest }) => ({
    ...rest,
    article: addEarned(article),
    related: related.map(addEarned),
  }));

  const stored = await storeArticles(tx, {
    now,
    articles: read.flatMap(({ article, related }) => [article, ...related]),
  });
  const idOf = (url: string) => {
    const row = stored.get(url);
    if (!row) throw new Error(`${url} was not stored`);
    return row.id;
  };
  const retopicedIds = await storeTopics(
    tx,
    new Map(read.map(({ article, topics }) => [idOf(article.canonicalUrl), topics])),
  );
  for (const { key, article } of read) {
    const row = stored.get(article.canonicalUrl);
    if (!row) continue;
    const { id: articleId, change } = row;
    outcomes.set(key, { status: 'stored', articleId, change, isHeld: article.state === 'held' });
  }

  const claims = read.map(({ article, related }): Claim => {
    const articleId = idOf(article.canonicalUrl);
    const relatedIds = new Set(related.map(({ canonicalUrl }) => idOf(canonicalUrl)));
    relatedIds.delete(articleId);
    return { articleId, relatedIds: [...relatedIds] };
  });
  const changedIds = new Set([...retopicedIds, ...(await addTopics(tx, links))]);
  const retitledIds = new Set<number>();
  const restored = new Map<number, number>();
  for (const { id, change, isRetitled, restoredFrom } of stored.values()) {
    if (change === 'updated') changedIds.add(id);
    if (isRetitled) retitledIds.add(id);
    if (restoredFrom !== null) restored.set(id, restoredFrom);
  }
  const { heatPerArticle, memory } = deps;
  const told = read.flatMap(({ article, related }) => [article, ...related]);
  const tellings = tellingsOf(told, stored, { now, isBacklog, placesLater });
  const news = { claims, tellings, changedIds, retitledIds, restored };
  const grouping = await groupArticles(tx, { now, heatPerArticle, memory, ...news });
  await planStories(tx, { ...deps, now, grouping, isBacklog });
  return { entries: outcomes, storyIds: storyIdsOf(grouping) };
}

/** Of the new ones and those that are told otherwise now, each once. */
function tellingsOf(
  told: readonly JudgedArticle[],
  stored: ReadonlyMap<string, StoredArticle>,
  { now, isBacklog, placesLater }: Pick<BatchArgs, 'now' | 'isBacklog' | 'placesLater'>,
): Telling[] {
  const tellings = new Map<number, Telling>();
  for (const article of told) {
    const row = stored.get(article.canonicalUrl);
    if (!row || (row.change === 'new' ? placesLater : !row.isRetold)) continue;
    // Its own word goes before what others cite of it, as it does where it is stored.
    if (article.origin === 'related' && (tellings.has(row.id) || row.isRetold)) continue;
    const toldAt = placeInTime(article.publishedAt, { now, isBacklog });
    const outlet = article.provider.domain;
    tellings.set(row.id, tellingOf({ ...article, id: row.id, toldAt, outlet }));
  }
  return [...tellings.values()];
}

/** News is of now, whatever date it bears; what a backlog holds is of its dates. */
function placeInTime(
  publishedAt: Date | null,
  { now, isBacklog }: Pick<BatchArgs, 'now' | 'isBacklog'>,
): number {
  const time = Math.min(publishedAt?.getTime() ?? Infinity, now.getTime());
  return isBacklog ? time : Math.max(time, now.getTime() - WINDOW_MS);
}

/** Takes articles back and lets their stories and messages say so. */
export async function retractBatch(
  tx: Transaction,
  deps: LineDeps,
  { now, articleIds, reason }: { now: Date; articleIds: readonly number[]; reason: string },
): Promise<{ retracted: number; storyIds: number[] }> {
  await lockLine(tx);
  const ids = await retractArticles(tx, { now, ids: articleIds, reason });
  const grouping = await groupArticles(tx, {
    now,
    heatPerArticle: deps.heatPerArticle,
    memory: deps.memory,
    ...NO_NEWS,
    changedIds: new Set(ids),
  });
  await planStories(tx, { ...deps, now, grouping, isBacklog: false });
  return { retracted: ids.length, storyIds: storyIdsOf(grouping) };
}

function storyIdsOf({ changes }: Grouping): number[] {
  return changes.map(({ storyId }) => storyId);
}
