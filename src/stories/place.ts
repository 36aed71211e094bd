/** Owns the decision which articles tell the same story. Pure: it changes only the drafts given. */
import type { MemberReason } from './tables.ts';

export type Member = {
  id: number;
  quality: number;
  state: 'listed' | 'held' | 'retracted';
  /** Its publisher says that it leads its story. */
  leads: boolean | null;
  /** Why it is in its story. */
  reason: MemberReason;
  /** So long in it that what comes later moves it no more. */
  isSettled: boolean;
};

/** A list that says: these articles and the one that holds the list tell one story. */
export type Claim = { articleId: number; relatedIds: readonly number[] };

/** A story that is being formed; `id` is null while no row stands for it. */
export type StoryDraft = {
  id: number | null;
  members: Map<number, Member>;
};

export type Placement = {
  /** The story of each article that is known here. */
  storyOf: Map<number, StoryDraft>;
  /** Stories whose members went to another. */
  merged: { from: StoryDraft; into: StoryDraft }[];
};

/**
 * Lists longer than this group by subject rather than by event (everyday.md: they reach 257, and
 * reports of the "market size" kind are thrown together in them).
 */
export const LARGEST_TRUSTED_LIST = 20;

/**
 * Places the article of a claim and those of its list. A story takes part when its head, or more
 * than half of its members, stand in the claim; so one shared follower never joins two stories.
 */
export function placeClaim(
  placement: Placement,
  claim: Claim,
  members: ReadonlyMap<number, Member>,
): void {
  const { storyOf } = placement;
  const trusted = claim.relatedIds.length <= LARGEST_TRUSTED_LIST;
  const group = new Set(trusted ? [claim.articleId, ...claim.relatedIds] : [claim.articleId]);
  const story = trusted ? joinStories(placement, group) : newStory();
  for (const id of group) {
    place(storyOf, story, id, members);
    const member = story.members.get(id);
    if (group.size > 1 && member && member.reason !== 'hand') member.reason = 'related';
  }
  // An untrusted list still makes its articles known, each as a story of its own.
  for (const id of claim.relatedIds) place(storyOf, newStory(), id, members);
}

/** Highest quality among those that may be shown; equals by who claims to lead, then first seen. */
export function headOf(story: StoryDraft): Member | null {
  let head: Member | null = null;
  for (const member of story.members.values()) {
    if (!head || isBefore(member, head)) head = member;
  }
  return head;
}

function isBefore(a: Member, b: Member): boolean {
  const rank = { listed: 0, held: 1, retracted: 2 };
  const order =
    rank[a.state] - rank[b.state] ||
    b.quality - a.quality ||
    Number(b.leads ?? false) - Number(a.leads ?? false) ||
    a.id - b.id;
  return order < 0;
}

/** The story that the group belongs to, after those that the group shows to be one are merged. */
function joinStories(placement: Placement, group: ReadonlySet<number>): StoryDraft {
  const { storyOf, merged } = placement;
  const candidates = [...new Set([...group].flatMap((id) => storyOf.get(id) ?? []))].flatMap(
    (story) => {
      const head = headOf(story);
      if (!head) return [];
      const shared = [...story.members.keys()].filter((id) => group.has(id)).length;
      const holdsHead = group.has(head.id);
      // Heads rise: a story that grew by them, list by list, is a subject by now and not an event.
      const isLarge = story.members.size > LARGEST_TRUSTED_LIST + 1;
      const isJoined = (holdsHead && !isLarge) || shared * 2 > story.members.size;
      return isJoined ? [{ story, head, holdsHead }] : [];
    },
  );
  const [best, ...others] = candidates.toSorted((a, b) => (isBefore(a.head, b.head) ? -1 : 1));
  if (!best) return newStory();
  const same = [
    best.story,
    ...others.filter((other) => other.holdsHead).map((other) => other.story),
  ];
  // The oldest keeps its row, and with it the messages that show it.
  const [into, ...rest] = same.toSorted((a, b) => (a.id ?? Infinity) - (b.id ?? Infinity));
  if (!into) return best.story;
  for (const from of rest) {
    // What people have put apart no list puts together.
    if (isByHand(from) && isByHand(into)) continue;
    for (const id of from.members.keys()) moveMember(placement, id, into);
    merged.push({ from, into });
  }
  return into;
}

/** Somebody has said of some of its articles that they belong together, and apart from others. */
export function isByHand(story: StoryDraft): boolean {
  return [...story.members.values()].some(({ reason }) => reason === 'hand');
}

export function moveMember({ storyOf }: Placement, id: number, into: StoryDraft): void {
  const from = storyOf.get(id);
  const member = from?.members.get(id);
  if (!from || !member || from === into) return;
  from.members.delete(id);
  into.members.set(id, member);
  storyOf.set(id, into);
}

function place(
  storyOf: Map<number, StoryDraft>,
  story: StoryDraft,
  id: number,
  members: ReadonlyMap<number, Member>,
): void {
  if (storyOf.has(id)) return;
  const member = members.get(id);
  if (!member) throw new Error(`article ${id} of a claim is not among its members`);
  story.members.set(id, member);
  storyOf.set(id, story);
}

export function newStory(): StoryDraft {
  return { id: null, members: new Map() };
}
