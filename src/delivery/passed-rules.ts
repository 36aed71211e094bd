/** Owns reading which rules the stories of a batch have just come over the bar of, with their places. */
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../db/client.ts';
import { isAnyOf } from '../db/unnest.ts';
import type { StoryChange } from '../stories/group.ts';
import { activeRule } from '../subscriptions/rule.ts';
import { destinations, type subscriptions } from '../subscriptions/tables.ts';
import type { KeywordMatch } from './keyword-matches.ts';

type Place = typeof destinations.$inferSelect;

/**
 * Rules that a story has passed the bar of, and places that are alike in all that says what becomes of
 * it there: thousands differ in little but their ids.
 */
export type PassedRules = {
  storyId: number;
  cadence: (typeof subscriptions.$inferSelect)['cadence'];
  /** Some of the places have a limit of alerts a day. */
  isLimited: boolean;
  /** Of each rule its id and its place's, at the same index. */
  ruleIds: number[];
  destinationIds: number[];
} & Pick<Place, 'state' | 'pausedReason' | 'zone' | 'quietMode' | 'quietFrom' | 'quietTo'>;

/** What a story's heat is for rules of one topic (null: of those that ask for none). */
export type HeatChange = {
  storyId: number;
  topic: string | null;
  heat: number;
  /** What it was here before; null when it is new here. Over the bar then, it is no news now. */
  knownHeat: number | null;
};

type Args = { now: Date; changes: readonly StoryChange[]; alertBar: number };

/** Of rules without keywords: by an index of bars, whose rows between both heats alone are read. */
export async function passedRules(tx: Transaction, args: Args): Promise<PassedRules[]> {
  const { now, alertBar } = args;
  const changes = args.changes.flatMap(heatChanges).filter(({ topic }) => topic !== null);
  if (changes.length === 0) return [];
  const isPlain = sql`rule.found_by = '{}' and ${activeRule(now)}`;
  const columns = sql`rule.id, rule.destination_id, rule.cadence, rule.min_heat`;
  const known = sql`coalesce(change.known_heat, -1)`;
  const source = sql`jsonb_to_recordset(${JSON.stringify(changes.map(toRow))}::text::jsonb)
      as change(story_id bigint, topic text, heat int, known_heat int)
    cross join lateral (
      select ${columns} from subscriptions rule
      where rule.topic = change.topic and ${isPlain}
        and rule.min_heat > ${known} and rule.min_heat <= change.heat
      union all
      select ${columns} from subscriptions rule
      where rule.topic = change.topic and ${isPlain} and rule.min_heat is null
        and change.heat >= ${alertBar}::int and ${known} < ${alertBar}::int
      union all
      -- Those that it had passed before, but for what votes had added.
      select ${columns} from destinations shifted
      join subscriptions rule on rule.destination_id = shifted.id
      where change.known_heat is not null and shifted.bar_shift > 0
        and rule.topic = change.topic and ${isPlain}
        and coalesce(rule.min_heat, ${alertBar}::int) <= change.known_heat
    ) rule`;
  const bar = sql`coalesce(rule.min_heat, ${alertBar}::int) + place.bar_shift`;
  return select(
    tx,
    sql`(select change.story_id, rule.id, rule.destination_id, rule.cadence, ${placeColumns}
      from ${source} ${withPlace} where change.heat >= ${bar} and ${known} < ${bar}) passed`,
  );
}

/** Of rules with keywords, those of the matches that are over their bar. */
export async function passedMatches(
  tx: Transaction,
  { changes, alertBar, matched }: Args & { matched: readonly KeywordMatch[] },
): Promise<PassedRules[]> {
  const heats = new Map<string, HeatChange>();
  for (const one of changes.flatMap(heatChanges)) heats.set(keyOf(one), one);
  const near = matched.flatMap(({ isKnown, storyId, rule }) => {
    const heat = heats.get(keyOf({ storyId, topic: rule.topic }));
    if (!heat || heat.heat < (rule.minHeat ?? alertBar)) return [];
    return [{ storyId, rule, heat: heat.heat, knownHeat: isKnown ? heat.knownHeat : null }];
  });
  if (near.length === 0) return [];
  const ids = new Set(near.map(({ rule }) => rule.destinationId));
  const places = await tx.select().from(destinations).where(isAnyOf(destinations.id, ids));
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return near.flatMap(({ storyId, rule, heat, knownHeat }) => {
    const place = placeOf.get(rule.destinationId);
    if (!place) return [];
    const { state, pausedReason, zone, quietMode, quietFrom, quietTo, dailyLimit } = place;
    const bar = (rule.minHeat ?? alertBar) + place.barShift;
    if (heat < bar || (knownHeat !== null && knownHeat >= bar)) return [];
    const alike = { state, pausedReason, zone, quietMode, quietFrom, quietTo };
    const ids = { ruleIds: [rule.id], destinationIds: [place.id] };
    return [{ storyId, cadence: rule.cadence, ...alike, isLimited: dailyLimit !== null, ...ids }];
  });
}

/** By their keys: else all places would be read once there are many. */
const withPlace = sql`cross join lateral (
  select * from destinations where destinations.id = rule.destination_id limit 1
) place`;
const alikeColumns = sql`cadence, state, paused_reason, zone, quiet_mode, quiet_from, quiet_to`;
const placeColumns = sql`place.state, place.paused_reason, place.zone, place.quiet_mode,
  place.quiet_from, place.quiet_to, place.daily_limit`;

function select(tx: Transaction, source: SQL): Promise<PassedRules[]> {
  return tx
    .select({
      storyId: sql<number>`story_id`.mapWith(Number),
      cadence: sql<PassedRules['cadence']>`cadence`,
      state: sql<Place['state']>`state`,
      pausedReason: sql<string | null>`paused_reason`,
      zone: sql<string>`zone`,
      quietMode: sql<Place['quietMode']>`quiet_mode`,
      quietFrom: sql<number | null>`quiet_from`,
      quietTo: sql<number | null>`quiet_to`,
      isLimited: sql<boolean>`bool_or(daily_limit is not null)`,
      ruleIds: sql<number[]>`string_agg(id::text, ',')`.mapWith(readIds),
      destinationIds: sql<number[]>`string_agg(destination_id::text, ',')`.mapWith(readIds),
    })
    .from(source)
    .groupBy(sql`story_id, ${alikeColumns}`);
}

/** Much faster than rows, or than what the drivers make of arrays. */
function readIds(text: string): number[] {
  return text.split(',').map(Number);
}

function heatChanges({ state, topics, heat, storyId, ...change }: StoryChange): HeatChange[] {
  if (state !== 'live') return [];
  const { before, restoredHeat } = change;
  return [null, ...topics].map((topic) => {
    const wasHere = before?.isLive && (topic === null || before.topics.has(topic));
    const seen = wasHere ? [before.heat] : [];
    // A file moved away and back is no news either (design.md "Identity").
    const known = restoredHeat === null ? seen : [...seen, restoredHeat];
    return { storyId, topic, heat, knownHeat: known.length === 0 ? null : Math.max(...known) };
  });
}

function keyOf({ storyId, topic }: Pick<HeatChange, 'storyId' | 'topic'>): string {
  return `${storyId} ${topic ?? ''}`;
}

function toRow({ storyId, topic, heat, knownHeat }: HeatChange) {
  return { story_id: storyId, topic, heat, known_heat: knownHeat };
}
