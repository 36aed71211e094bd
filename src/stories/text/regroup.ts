/** Owns deciding, as an article comes, which of those around it tell one event. */
import {
  headOf,
  type Member,
  moveMember,
  newStory,
  type Placement,
  type StoryDraft,
} from '../place.ts';
import { densityFeatures, surroundings } from './density.ts';
import { LINKS_MAX, type Neighbour } from './neighbour.ts';
import { bucketOf, type Neighbourhood } from './neighbourhood.ts';
import { COPY_ODDS, PROJECT_ODDS } from './pair-odds.ts';
import { partition } from './partition.ts';
import type { StoryModel } from './story-model.ts';

/** Mean log-odds from which a group is one event; found by `bench/fit-stories` for 9 of 10 to be right. */
const LEAST_ODDS = -2.5;
/** One pair's certainty never outweighs all the others' doubt. */
const ODDS_MAX = 8;
/** Of two that did not find each other. */
const ABSENT_ODDS = -4;
/** What is together stays together when in doubt: each move edits two messages. */
const STAYS_ODDS = 0.5;
/** Units that are decided on at once: all pairs of them are weighed. */
const DECIDED_MAX = 40;
/** A story of more articles stays whole: what so many tell is one event, and who knows its card. */
const CUT_MAX = 20;

/** Articles of a story that stay together, or one article. */
type Unit = { ids: number[]; story: StoryDraft; fixedBy: Member['reason'] | null };

type Args = { placement: Placement; neighbourhood: Neighbourhood; model: StoryModel };

/** Whether an article is so near in time that all that stands near it is known too. */
type IsNear = (id: number) => boolean;

/** What is added to the odds of each pair for how rarely news is told twice here. */
const SHIFT_MIN = -7.5;
/**
 * The odds are surer of themselves than they are right where their pairs were not learnt from: of 22
 * stories of saved feeds this takes apart three that are wrong and one that is right.
 */
const DOUBT = 1.5;

/**
 * The article, those that it resembles and all of their stories are cut into events anew; each
 * event keeps the story that most of it was in. What a list, a person or time has settled stays
 * together.
 */
export function regroup(args: Args, neighbour: Neighbour): void {
  const { storyOf } = args.placement;
  const { id: articleId, toldAt } = neighbour.telling;
  const own = storyOf.get(articleId);
  if (!own) return;
  const isNear = nearTo(args.neighbourhood, toldAt);
  const plain = oddsWith(args, { shift: 0, isNear });
  const found = neighbour.links.map(({ id }) => plain(articleId, id) ?? -ODDS_MAX);
  const highest = Math.max(-ODDS_MAX, ...found);
  args.neighbourhood.count(neighbour, 1 / (1 + Math.exp(-highest)));
  const weigh = oddsWith(args, { shift: priorShift(args, toldAt), isNear });
  const drafts = new Set([own]);
  const units = unitsOf(own, isNear);
  for (const { id } of neighbour.links) {
    const story = storyOf.get(id);
    if (!story || drafts.has(story)) continue;
    drafts.add(story);
    const more = unitsOf(story, isNear);
    if (units.length + more.length <= DECIDED_MAX) units.push(...more);
  }
  if (units.length === 1) return;
  const odds = unitOdds(weigh, units);
  const events = partition(odds, units.length, LEAST_ODDS).map((places) =>
    places.flatMap((place) => units[place] ?? []),
  );
  settleEvents(args, events, isNear);
}

/**
 * What is further away some processes hold and others do not: who looks at none of it decides as
 * they all do.
 */
function nearTo(neighbourhood: Neighbourhood, toldAt: number): IsNear {
  const key = bucketOf(toldAt);
  return (id) => {
    const telling = neighbourhood.get(id)?.telling;
    return telling !== undefined && Math.abs(bucketOf(telling.toldAt) - key) <= 1;
  };
}

/** A story of many, and one that reaches further than what is known, stays whole. */
function unitsOf(story: StoryDraft, isNear: IsNear): Unit[] {
  const ids = [...story.members.keys()];
  const isWhole = ids.length > CUT_MAX || !ids.every(isNear);
  const fixed: number[] = [];
  const units: Unit[] = [];
  let fixedBy: Unit['fixedBy'] = null;
  for (const { id, reason, isSettled } of story.members.values()) {
    const isFixed = reason === 'hand' || reason === 'related';
    if (!isFixed && !isSettled && !isWhole) units.push({ ids: [id], story, fixedBy: null });
    else {
      fixed.push(id);
      if (isFixed && fixedBy !== 'hand') fixedBy = reason;
    }
  }
  return fixed.length === 0 ? units : [{ ids: fixed, story, fixedBy }, ...units];
}

/** Means of the pairs' odds; two that their lists, or people, hold apart are so for good. */
function unitOdds(weigh: Weigh, units: readonly Unit[]): Float64Array {
  const size = units.length;
  const odds = new Float64Array(size * size);
  for (const [row, a] of units.entries()) {
    for (let column = 0; column < row; column += 1) {
      const b = units[column];
      if (!b) continue;
      const isHeldApart = a.fixedBy !== null && a.fixedBy === b.fixedBy;
      const mean = isHeldApart ? -Infinity : meanOdds(weigh, a.ids, b.ids);
      odds[row * size + column] = mean;
      odds[column * size + row] = mean;
    }
  }
  return odds;
}

function meanOdds(weigh: Weigh, ones: readonly number[], others: readonly number[]): number {
  let sum = 0;
  let found = 0;
  for (const one of ones) {
    for (const other of others) {
      const odds = weigh(one, other);
      if (odds === null) continue;
      sum += odds;
      found += 1;
    }
  }
  // An article finds no more than so many: that it found no further ones says nothing.
  const looked = Math.max(found, Math.min(LINKS_MAX, ones.length * others.length));
  return (sum + ABSENT_ODDS * (looked - found)) / looked;
}

/** Null of two that did not find each other. */
type Weigh = (one: number, other: number) => number | null;

/**
 * Pairs were learnt from where most events are told by several outlets; where few are, the same
 * likeness says less. Prior shift: Saerens, Latinne, Decaestecker, "Adjusting the outputs of a
 * classifier to new a priori probabilities" (2002).
 */
function priorShift({ neighbourhood, model }: Args, toldAt: number): number {
  const logit = (share: number) => Math.log(share / (1 - share));
  const shift = logit(neighbourhood.repeatsAt(toldAt)) - logit(model.repeats);
  return Math.max(SHIFT_MIN, Math.min(0, DOUBT * shift));
}

function oddsWith(
  { placement: { storyOf }, neighbourhood, model }: Args,
  { shift, isNear }: { shift: number; isNear: IsNear },
): Weigh {
  return (one, other) => {
    if (!isNear(one) || !isNear(other)) return null;
    const link = neighbourhood.linkOf(one, other);
    const a = neighbourhood.get(one);
    const b = neighbourhood.get(other);
    if (!a || !b || !link) return null;
    const ones = storyOf.get(one)?.members;
    const others = storyOf.get(other)?.members;
    const stays = ones === others ? STAYS_ODDS : 0;
    if (Math.abs(link.odds) >= PROJECT_ODDS) return Math.sign(link.odds) * ODDS_MAX;
    const isOfOne = (id: number) => id === one || ones?.has(id) === true;
    const isOfOther = (id: number) => id === other || others?.has(id) === true;
    const around = [a, b].map(({ nearest }) => surroundings(nearest, isOfOne, isOfOther));
    const [ofOne = 0, ofOther = 0] = around;
    const density = model.scoreDensity(densityFeatures(link.cosine, ofOne, ofOther));
    const odds = link.odds + density + shift;
    return Math.max(-ODDS_MAX, Math.min(ODDS_MAX, odds)) + stays;
  };
}

/**
 * A story goes where its head goes, whose card readers have; an event with the heads of several has
 * that of which it holds most. An event without any is a story of its own.
 */
function settleEvents(
  { placement, neighbourhood }: Args,
  events: readonly Unit[][],
  isNear: IsNear,
): void {
  const shares = events.flatMap((event, at) => {
    const sizes = new Map<StoryDraft, number>();
    for (const { story, ids } of event) sizes.set(story, (sizes.get(story) ?? 0) + ids.length);
    const ids = new Set(event.flatMap((unit) => unit.ids));
    return [...sizes].flatMap(([story, size]) =>
      ids.has(headOf(story)?.id ?? 0) ? [{ at, story, size }] : [],
    );
  });
  const storyOf = new Map<number, StoryDraft>();
  const taken = new Set<StoryDraft>();
  const byShare = shares.toSorted(
    (a, b) => b.size - a.size || (a.story.id ?? Infinity) - (b.story.id ?? Infinity),
  );
  for (const { at, story } of byShare) {
    if (storyOf.has(at) || taken.has(story)) continue;
    storyOf.set(at, story);
    taken.add(story);
  }
  const stories = new Set(events.flat().map(({ story }) => story));
  const first = new Map(
    [...stories].map((story) => [story, Math.min(...story.members.keys())] as const),
  );
  for (const [at, event] of events.entries()) {
    const into = storyOf.get(at) ?? newStory();
    for (const { ids } of event) for (const id of ids) moveMember(placement, id, into);
  }
  for (const [from, id] of first) {
    const into = placement.storyOf.get(id);
    if (from.members.size === 0 && into) placement.merged.push({ from, into });
  }
  for (const event of events) {
    const ids = event.flatMap((unit) => unit.ids);
    for (const { ids: own, fixedBy } of event) {
      if (fixedBy !== null) continue;
      for (const id of own.filter(isNear)) nameReason(placement, neighbourhood, id, ids);
    }
  }
}

/** Why it stands in its story: the strongest evidence that ties it to another of it. */
function nameReason(
  { storyOf }: Placement,
  neighbourhood: Neighbourhood,
  id: number,
  ids: readonly number[],
): void {
  const member = storyOf.get(id)?.members.get(id);
  if (!member) return;
  const own = neighbourhood.get(id)?.links ?? [];
  const isCopy = own.some((link) => link.odds >= COPY_ODDS && ids.includes(link.id));
  const isProject = ids.some((other) => neighbourhood.linkOf(id, other)?.odds === PROJECT_ODDS);
  if (ids.length === 1) member.reason = 'alone';
  // Of copies the first is none.
  else if (isCopy) member.reason = 'copy';
  else member.reason = isProject ? 'project' : 'similar';
}
