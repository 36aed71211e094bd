/** Owns grouping a batch's articles into stories, and writing what that changed. */
import type { Transaction } from '../db/client.ts';
import { inSlices } from '../lib/in-slices.ts';
import type { ByHand } from './by-hand.ts';
import {
  emptyPlacement,
  type LoadedPlacement,
  loadPlacement,
  type StoryBefore,
} from './load-placement.ts';
import { type Claim, headOf, placeClaim, type StoryDraft } from './place.ts';
import { saveStories, type StoryAfter } from './save-stories.ts';
import type { Neighbour } from './text/neighbour.ts';
import { regroup } from './text/regroup.ts';
import type { StoryMemory } from './text/story-memory.ts';
import type { Telling } from './text/telling.ts';

export type StoryChange = {
  storyId: number;
  state: StoryAfter['state'];
  /** Null when the story is new. */
  before: { heat: number; topics: ReadonlySet<string>; isLive: boolean } | null;
  /**
   * Its heat as it would have been if those of its articles that are there again had never been
   * taken back; null when none is.
   */
  restoredHeat: number | null;
  /**
   * Not only coverage: something was taken back, or is there again, its head has another title, or
   * somebody decided it.
   */
  isCorrected: boolean;
  heat: number;
  topics: ReadonlySet<string>;
  revision: number;
};

export type Grouping = {
  changes: StoryChange[];
  /** `from` is a story of before whose messages now show `into`. */
  merges: { from: number; into: number }[];
};

export type GroupArgs = {
  now: Date;
  /** k of design.md's heat: head's quality + k × the other articles. */
  heatPerArticle: number;
  claims: readonly Claim[];
  /** Articles that are new or told otherwise, in the order in which they are placed. */
  tellings: readonly Telling[];
  memory: StoryMemory;
  /** Articles whose own text, quality or state has changed. */
  changedIds: ReadonlySet<number>;
  /** Of the changed ones: those that have another title. */
  retitledIds: ReadonlySet<number>;
  /** Of the changed ones: those that had been taken back and are there again, and their quality then. */
  restored: ReadonlyMap<number, number>;
  /** What somebody has decided, before what else there is to place. */
  byHand?: ByHand;
};

/** What a batch brings, when it brings none of it. */
export const NO_NEWS = {
  claims: [],
  tellings: [],
  changedIds: new Set(),
  retitledIds: new Set(),
  restored: new Map(),
} as const satisfies Partial<GroupArgs>;

/** Deterministic in the order of the claims; the caller holds the ingest lock. */
export async function groupArticles(tx: Transaction, args: GroupArgs): Promise<Grouping> {
  const { now, heatPerArticle, claims, tellings, changedIds, byHand } = args;
  const loaded = emptyPlacement();
  const { placement, members, before } = loaded;
  const ids = new Set([...changedIds, ...(byHand?.articleIds ?? [])]);
  for (const { id } of tellings) ids.add(id);
  for (const { articleId, relatedIds } of claims) {
    ids.add(articleId);
    for (const id of relatedIds) ids.add(id);
  }
  await loadPlacement(tx, loaded, { articleIds: ids, now });
  byHand?.decide(placement);
  for (const claim of claims) placeClaim(placement, claim, members);
  for (const id of changedIds) placeClaim(placement, { articleId: id, relatedIds: [] }, members);
  await placeTexts(tx, args, loaded);

  const touched = [...new Set(placement.storyOf.values())].filter((story) =>
    isTouched(story, before.get(story), changedIds),
  );
  const after = touched.map((story) => describe(story, heatPerArticle));
  const saved = await saveStories(tx, { ...args, after, before });
  const merges = placement.merged.flatMap(({ from, into }) =>
    from.id !== null && into.id !== null ? [{ from: from.id, into: into.id }] : [],
  );
  return { changes: saved, merges };
}

/**
 * Each finds those of its own batch that come before it, and all that was there. The older come
 * first, so that no more of time than is needed is held at once.
 */
async function placeTexts(
  tx: Transaction,
  { now, tellings, memory }: GroupArgs,
  loaded: LoadedPlacement,
): Promise<void> {
  if (tellings.length === 0) return;
  const { placement } = loaded;
  for (const stretch of await memory.stretchesOf(tx, tellings)) {
    await memory.prepare(tx, stretch);
    const { neighbourhood, model } = memory;
    const neighbours = await memory.place(stretch);
    const found = neighbours.flatMap(({ links }) => links.map(({ id }) => id));
    await loadPlacement(tx, loaded, { articleIds: new Set(found), now });
    await inSlices(regroupEach({ placement, neighbourhood, model }, neighbours));
    await memory.save(tx, neighbours);
  }
}

function* regroupEach(
  args: Parameters<typeof regroup>[0],
  neighbours: readonly Neighbour[],
): Generator<undefined, void> {
  for (const neighbour of neighbours) {
    args.neighbourhood.listen(neighbour);
    regroup(args, neighbour);
    yield;
  }
}

function isTouched(
  story: StoryDraft,
  before: StoryBefore | undefined,
  changedIds: ReadonlySet<number>,
): boolean {
  if (!before) return true;
  const members = [...story.members.values()];
  return (
    members.length !== before.memberIds.size ||
    members.some(({ id, reason }) => changedIds.has(id) || before.reasons.get(id) !== reason)
  );
}

function describe(story: StoryDraft, heatPerArticle: number): StoryAfter {
  const head = headOf(story);
  if (!head) throw new Error('a story without members was kept');
  const others = [...story.members.values()].filter(
    (member) => member.id !== head.id && member.state !== 'retracted',
  );
  return {
    story,
    headId: head.id,
    heat: head.quality + heatPerArticle * others.length,
    state: head.state === 'listed' ? 'live' : head.state,
  };
}
