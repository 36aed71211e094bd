/** Owns the decision which destinations are due a story for the first time, when, and as what. */
import type { Transaction } from '../db/client.ts';
import type { StoryChange } from '../stories/group.ts';
import { type ArticleText, storyTexts } from '../stories/story-texts.ts';
import type { Cadence } from '../subscriptions/tables.ts';
import { HOUR_MS } from '../lib/spans.ts';
import { hoursAt } from './hours.ts';
import { QUIET_HOURS } from './quiet-hours.ts';
import { insertPosts, type NewPosts, type PostKind } from './insert-posts.ts';
import { keywordMatches } from './keyword-matches.ts';
import { mayBeDue } from './may-be-due.ts';
import { passedMatches, type PassedRules, passedRules } from './passed-rules.ts';
import type { PlanArgs } from './plan.ts';
import { RANKS } from './ranks.ts';
import { toldAmong } from './told-stories.ts';
import { keepWithinLimits } from './volume.ts';

/**
 * One row for each place and story that has just come over the bar of one of its rules, in the
 * order of the stories. A topic may have a hundred thousand followers: they are read in one
 * statement and written in one.
 */
export async function planPosts(tx: Transaction, args: PlanArgs): Promise<void> {
  const { now, alertBar, alertsAtOnce, grouping } = args;
  // One that took in another has the rows of that one.
  const taking = new Set(grouping.merges.map(({ into }) => into));
  const isKnown = ({ before, storyId }: StoryChange) => before !== null || taking.has(storyId);
  const live = grouping.changes.filter(({ state }) => state === 'live');
  const told = await toldAmong(
    tx,
    live.filter(isKnown).map(({ storyId }) => storyId),
  );
  const changes = live.filter(({ storyId }) => !told.has(storyId));
  if (changes.length === 0) return;
  const { byTopic, byKeyword } = await mayBeDue(tx, { alertBar, changes });
  if (!byTopic && !byKeyword) return;
  const ids = changes.map(({ storyId }) => storyId);
  const texts = await storyTexts(tx, ids);
  const matched = byKeyword ? await keywordMatches(tx, { now, alertBar, changes, texts }) : [];
  const plain = byTopic ? await passedRules(tx, { now, changes, alertBar }) : [];
  const passed = [...plain, ...(await passedMatches(tx, { now, changes, alertBar, matched }))];
  if (passed.length === 0) return;
  const posts = decidePosts({ ...args, changes, texts, passed });
  const isNew = !changes.some(isKnown);
  if (!(await insertPosts(tx, { ...posts, isNew, now }))) return;
  await keepWithinLimits(tx, { now, alertsAtOnce, limited: limitedOf(posts, passed) });
}

/** Of rules and their places alike some have a limit: all that come with them are asked. */
function limitedOf({ kinds }: NewPosts, passed: readonly PassedRules[]) {
  const limited = passed.filter(({ isLimited }) => isLimited);
  const days = new Set(limited.length > 0 ? kinds.flatMap(({ alertDay }) => alertDay ?? []) : []);
  const destinationIds = new Set(limited.flatMap((rules) => rules.destinationIds));
  return { days: [...days], destinationIds: [...destinationIds] };
}

const EXTRA_HOURS: Readonly<Record<Cadence, number>> = { instant: 0, daily: 24, weekly: 7 * 24 };

type DecideArgs = {
  now: Date;
  alertMaxAgeHours: number;
  changes: readonly StoryChange[];
  texts: ReadonlyMap<number, ArticleText[]>;
  passed: readonly PassedRules[];
};

type Best = { kind: number; subscriptionId: number; isOld: boolean; cadence: Cadence };

/** Each place and story once, by the strongest of the rules that it has passed; in their order. */
export function decidePosts(args: DecideArgs): NewPosts {
  const { now, alertMaxAgeHours, texts, passed } = args;
  const ages = new Map([...texts].map(([id, articles]) => [id, ageOf(articles, now)]));
  // A digest tells what came since the last one: it may be older by that.
  const isTooOld = ({ storyId, cadence }: PassedRules) =>
    (ages.get(storyId) ?? 0) > (alertMaxAgeHours + EXTRA_HOURS[cadence]) * HOUR_MS;
  const kindOf = kindMaker(args);
  const kinds: PostKind[] = [];
  const bestOf = new Map<number, Map<number, Best>>();
  for (const rules of passed) {
    const { storyId, cadence } = rules;
    const isOld = isTooOld(rules);
    const kind = kinds.push(kindOf(rules, isOld)) - 1;
    const best = bestOf.get(storyId) ?? new Map<number, Best>();
    bestOf.set(storyId, best);
    for (const [at, destinationId] of rules.destinationIds.entries()) {
      const one = { kind, subscriptionId: rules.ruleIds[at] ?? 0, isOld, cadence };
      const other = best.get(destinationId);
      if (!other || isStronger(one, other)) best.set(destinationId, one);
    }
  }
  const posts = [...bestOf]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, best]) => [...best].toSorted(([a], [b]) => a - b))
    .map(([destinationId, { kind, subscriptionId }]) => ({ destinationId, kind, subscriptionId }));
  return { kinds, posts };
}

function kindMaker({ now, alertMaxAgeHours, changes }: DecideArgs) {
  const hours = hoursAt(now);
  const revisions = new Map(changes.map(({ storyId, revision }) => [storyId, revision]));
  const reason = `its newest article is older than ${alertMaxAgeHours} hours`;
  return (rules: PassedRules, isOld: boolean): PostKind => {
    const { storyId, cadence, state, pausedReason } = rules;
    const revision = revisions.get(storyId) ?? 0;
    const base = { storyId, cadence, revision, dueAt: now };
    const rest = { heldFor: null, reason: null, alertDay: null };
    if (isOld) return { ...base, ...rest, state: 'held', heldFor: 'age', reason };
    if (cadence !== 'instant') return { ...base, ...rest, state: 'gathered' };
    if (state !== 'open') {
      return { ...base, ...rest, state: 'held', heldFor: 'paused', reason: pausedReason };
    }
    const { dueAt, day: alertDay } = hours(rules);
    const waits = dueAt > now ? QUIET_HOURS : null;
    return { ...base, state: 'due', heldFor: null, reason: waits, alertDay, dueAt };
  };
}

/** Too old for an alert, it may be new enough for a digest of another rule. */
function isStronger(one: Best, other: Best): boolean {
  if (one.isOld !== other.isOld) return other.isOld;
  const rank = RANKS.indexOf(one.cadence) - RANKS.indexOf(other.cadence);
  return rank === 0 ? one.subscriptionId < other.subscriptionId : rank < 0;
}

/** Of its newest article, by when it was published, or first seen when it does not say. */
function ageOf(articles: readonly ArticleText[], now: Date): number {
  const times = articles.map(({ publishedAt, firstSeenAt }) => publishedAt ?? firstSeenAt);
  return now.getTime() - Math.max(...times.map((time) => time.getTime()));
}
