/** Owns grouping a batch's articles into stories, and writing what that changed. */
import type { Transaction } from '../db/client.ts';
import { loadPlacement, type StoryBefore } from './load-placement.ts';
import { type Claim, headOf, placeClaim, type StoryDraft } from './place.ts';
import { saveStories, type StoryAfter } from './save-stories.ts';

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
  /** Not only coverage: something was taken back, or is there again, or its head has another title. */
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
  /** Articles whose own text, quality or state has changed. */
  changedIds: ReadonlySet<number>;
  /** Of the changed ones: those that have another title. */
  retitledIds: ReadonlySet<number>;
  /** Of the changed ones: those that had been taken back and are there again, and their quality then. */
  restored: ReadonlyMap<number, number>;
};

/** Deterministic in the order of the claims; the caller holds the ingest lock. */
export async function groupArticles(tx: Transaction, args: GroupArgs): Promise<Grouping> {
  const { heatPerArticle, claims, changedIds } = args;
  const ids = new Set(changedIds);
  for (const { articleId, relatedIds } of claims) {
    ids.add(articleId);
    for (const id of relatedIds) ids.add(id);
  }
  const { placement, members, before } = await loadPlacement(tx, [...ids]);
  for (const claim of claims) placeClaim(placement, claim, members);
  for (const id of changedIds) placeClaim(placement, { articleId: id, relatedIds: [] }, members);

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

function isTouched(
  story: StoryDraft,
  before: StoryBefore | undefined,
  changedIds: ReadonlySet<number>,
): boolean {
  if (!before) return true;
  const ids = [...story.members.keys()];
  return (
    ids.length !== before.memberIds.size ||
    ids.some((id) => changedIds.has(id) || !before.memberIds.has(id))
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
