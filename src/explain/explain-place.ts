/** Owns the gates of a place: its rules, its limits, and what became of the story there. */
import { and, count, eq, inArray } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { quietUntil } from '../delivery/quiet-hours.ts';
import { matchRule, type PlaceRule, readStories, rulesOf } from '../delivery/rules-that-want.ts';
import { deliveries } from '../delivery/tables.ts';
import { isLetGo } from '../delivery/told-stories.ts';
import { localDayOf } from '../lib/zoned-time.ts';
import { subscriptions } from '../subscriptions/tables.ts';
import { explainDelivery } from './explain-delivery.ts';
import type { PlaceGate, RuleGate, RuleVerdict } from './explanation.ts';
import type { PlaceRow } from './find-place.ts';

type PlaceArgs = { place: PlaceRow; storyId: number; now: Date; alertBar: number };

export async function explainPlace(db: Database, args: PlaceArgs): Promise<PlaceGate> {
  const { place, storyId, now } = args;
  const {
    id,
    kind,
    discordId,
    pausedReason: reason,
    pauseKind,
    pausedAt,
    barShift,
    quietMode,
  } = place;
  const until = quietUntil(place, now);
  return {
    destinationId: id,
    kind,
    discordId,
    paused: reason === null ? null : { kind: pauseKind, reason, at: pausedAt },
    barShift,
    rules: await explainRules(db, args),
    daily: await dailyOf(db, place, now),
    quiet: until && { until, mode: quietMode },
    delivery: await explainDelivery(db, { place, storyId }),
    isLetGo: await isLetGo(db, { storyId, place }),
  };
}

/** Those that post; who asked to be mentioned is nobody's business. */
async function explainRules(
  db: Database,
  { place, storyId, now, alertBar }: PlaceArgs,
): Promise<RuleGate[]> {
  const which = eq(subscriptions.kind, 'post');
  const rules = await rulesOf(db, { destinationId: place.id, which, alertBar });
  const [story] = await readStories(db, [storyId]);
  return rules.map((rule) => {
    const { id, topic, include, cadence, bar, mutedUntil, createdAt } = rule;
    const judged = judgeRule(rule, story ?? null, now);
    return { id, topic, include, cadence, bar, mutedUntil, createdAt, ...judged };
  });
}

type StoryText = Awaited<ReturnType<typeof readStories>>[number];

function judgeRule(
  rule: PlaceRule,
  story: StoryText | null,
  now: Date,
): { verdict: RuleVerdict; keyword: string | null } {
  if (!story) return { verdict: 'other-topic', keyword: null };
  if (rule.topic !== null && !story.topics.has(rule.topic)) {
    return { verdict: 'other-topic', keyword: null };
  }
  const match = matchRule(rule, story);
  if (!match.isMatch) {
    const { excludedBy: keyword } = match;
    return { verdict: keyword === null ? 'no-keyword' : 'excluded', keyword };
  }
  return { verdict: restOf(rule, story.heat, now), keyword: match.keyword };
}

function restOf({ bar, pausedAt, mutedUntil }: PlaceRule, heat: number, now: Date): RuleVerdict {
  if (pausedAt !== null) return 'paused';
  if (mutedUntil !== null && mutedUntil > now) return 'muted';
  return heat < bar ? 'too-cold' : 'wants';
}

async function dailyOf(
  db: Database,
  { id, zone, dailyLimit }: PlaceRow,
  now: Date,
): Promise<PlaceGate['daily']> {
  if (dailyLimit === null) return null;
  const [found] = await db
    .select({ alerts: count() })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.destinationId, id),
        eq(deliveries.alertDay, localDayOf(now, zone)),
        inArray(deliveries.state, ['due', 'sending', 'sent']),
      ),
    );
  return { alerts: found?.alerts ?? 0, limit: dailyLimit };
}
