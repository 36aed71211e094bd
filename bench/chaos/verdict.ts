/** Owns the judgement of a chaos run: what its database says against what its Discord shows. */
import { eq, inArray } from 'drizzle-orm';
import type { Database } from '../../src/db/client.ts';
import { markOf } from '../../src/delivery/mark.ts';
import { deliveries } from '../../src/delivery/tables.ts';
import { type PayloadDeps, payloadOf } from '../../src/discord/payload.ts';
import { textsFor } from '../../src/discord/texts/texts-for.ts';
import type { ControlState, PageState } from '../../src/sandbox/page-protocol.ts';
import { loadStoryViews } from '../../src/stories/load-views.ts';
import type { StoryView } from '../../src/stories/story-view.ts';
import { stories } from '../../src/stories/tables.ts';
import { destinations } from '../../src/subscriptions/tables.ts';
import { type Fate, PAUSE_OF } from './places.ts';
import { type Card, cardsIn, faceOf } from './shown.ts';
import type { Located } from './weather.ts';

export type Violation = {
  kind: 'duplicate' | 'loss' | 'stale' | 'pause' | 'unfinished' | 'process';
  place: string | null;
  channelId: string | null;
  what: string;
};

export type Verdict = {
  violations: Violation[];
  /** Cards in the places that live. */
  posts: number;
  /** Rows that a place which was closed for a while holds back, as it promises. */
  heldBack: number;
};

type Row = typeof deliveries.$inferSelect;
type Known = {
  destination: typeof destinations.$inferSelect;
  rows: Row[];
};

type JudgeArgs = {
  db: Database;
  places: readonly Located[];
  state: PageState;
  control: ControlState;
  drawing: PayloadDeps;
  /** The least heat of a story that is posted. */
  alertBar: number;
};

/** Open at the end: what was planned must be there. */
const isLive = (fate: Fate): boolean => fate === 'live' || fate === 'flapping';

export async function judge(args: JudgeArgs): Promise<Verdict> {
  const { db, places, state, control } = args;
  const verdict: Verdict = { violations: [], posts: 0, heldBack: 0 };
  const known = await loadKnown(db);
  const views = await loadViews(db);
  for (const place of places) {
    const found = known.get(place.discordId);
    const say = (kind: Violation['kind'], what: string): void => {
      verdict.violations.push({ kind, place: place.name, channelId: place.discordId, what });
    };
    if (!found) {
      say('loss', 'the destination is not there');
      continue;
    }
    judgeRows(found, say);
    if (!isLive(place.fate)) {
      judgeEnd(place, found, say);
      continue;
    }
    if (found.destination.state !== 'open') {
      const { pauseKind, pausedReason } = found.destination;
      say('pause', `is paused (${pauseKind}: ${pausedReason}) and can be written in`);
    }
    const { cards } = cardsIn(state, place);
    verdict.posts += cards.length;
    judgeOnce(cards, found, say);
    verdict.heldBack += judgeComplete({ ...args, place, found, views, cards }, say);
  }
  for (const { channel_id: channelId, excerpt } of control.duplicates) {
    const what = `posted the same twice: ${excerpt}`;
    verdict.violations.push({ kind: 'duplicate', place: null, channelId, what });
  }
  return verdict;
}

type Say = (kind: Violation['kind'], what: string) => void;

function judgeRows({ rows }: Known, say: Say): void {
  for (const { id, state, reason } of rows) {
    if (state === 'due' || state === 'sending' || state === 'failed') {
      say('unfinished', `delivery ${id} is ${state} (${reason ?? 'no reason'})`);
    }
  }
}

function judgeEnd(place: Located, { destination, rows }: Known, say: Say): void {
  const wanted = PAUSE_OF[place.fate];
  const { state, pauseKind } = destination;
  const isUnnoticed = state === 'open' && rows.every((row) => row.state === 'sent');
  if (isUnnoticed && place.fate !== 'deleted' && place.fate !== 'left') return;
  if (state === 'paused' && pauseKind === wanted) return;
  say('pause', `is ${state} (${pauseKind}) where it should be paused (${wanted})`);
}

/** No two cards of one row or one story, and none that no row knows. */
function judgeOnce(cards: readonly Card[], { rows }: Known, say: Say): void {
  const byMark = groupBy(cards, ({ mark }) => mark);
  const byStory = groupBy(cards, ({ storyId }) => storyId);
  for (const [mark, same] of byMark) {
    if (same.length > 1) say('duplicate', `${same.length} messages of the mark ${mark}`);
  }
  for (const [storyId, same] of byStory) {
    const isSaid = same.some(({ mark }) => (byMark.get(mark)?.length ?? 0) > 1);
    if (same.length > 1 && !isSaid) say('duplicate', `${same.length} messages of story ${storyId}`);
  }
  const ids = new Set(rows.map(({ messageId }) => messageId));
  for (const { message, storyId } of cards) {
    if (!ids.has(message.id)) say('duplicate', `message ${message.id} of ${storyId} has no row`);
  }
}

function groupBy<Key>(cards: readonly Card[], keyOf: (card: Card) => Key): Map<Key, Card[]> {
  const groups = new Map<Key, Card[]>();
  for (const card of cards) groups.set(keyOf(card), [...(groups.get(keyOf(card)) ?? []), card]);
  return groups;
}

type CompleteArgs = JudgeArgs & {
  place: Located;
  found: Known;
  views: ReadonlyMap<number, StoryView>;
  cards: readonly Card[];
};

/** Every story that is due there is, as it is now. Answers how many are held back on purpose. */
function judgeComplete(args: CompleteArgs, say: Say): number {
  const { place, found, views, cards, alertBar } = args;
  const byMessage = new Map(cards.map((card) => [card.message.id, card]));
  const planned = new Set(found.rows.map(({ storyId }) => storyId));
  for (const { id, topics, heat, retracted } of views.values()) {
    const isDue = !retracted && heat >= alertBar && topics.includes(place.topic);
    if (isDue && !planned.has(id)) say('loss', `story ${id} was never planned`);
  }
  let heldBack = 0;
  for (const row of found.rows) {
    const view = views.get(row.storyId);
    if (row.state === 'held') {
      if (row.heldFor === 'story' && (!view || view.retracted)) continue;
      const isPromised = row.heldFor === 'paused' || row.heldFor === 'flood';
      if (place.fate === 'flapping' && isPromised && row.messageId === null) heldBack += 1;
      else say('loss', `delivery ${row.id} is held for ${row.heldFor} (${row.reason})`);
    }
    if (row.state !== 'sent') continue;
    const card = byMessage.get(row.messageId ?? '');
    if (card) judgeCard(args, row, card, say);
    else say('loss', `delivery ${row.id}: message ${row.messageId} is not there (${row.reason})`);
  }
  return heldBack;
}

function judgeCard(args: CompleteArgs, row: Row, card: Card, say: Say): void {
  const { found, views, place, drawing } = args;
  const view = views.get(row.storyId);
  // Its story went into another that has a message of its own here: this one stays as it is.
  if (!view) return;
  const mark = markOf('card', { ...row, discordId: found.destination.discordId });
  const isDirect = found.destination.kind === 'dm';
  const drawn = { ...drawing, texts: textsFor(null), isDirect };
  const wanted = faceOf(payloadOf({ kind: 'card', story: view }, mark, drawn));
  const shown = faceOf(card.message);
  if (shown !== wanted) {
    say('stale', `delivery ${row.id} (${row.reason}) shows\n  ${shown}\n  not\n  ${wanted}`);
  }
  const CROSSPOSTED = 1;
  const isPassedOn = ((card.message.flags ?? 0) & CROSSPOSTED) === CROSSPOSTED;
  // One whose answer was lost, and whose story was taken back before it was found, goes no further.
  if (place.kind === 'announcement' && !isPassedOn && !view.retracted) {
    say('loss', `delivery ${row.id} was not passed on to the channel’s followers`);
  }
}

async function loadKnown(db: Database): Promise<Map<string, Known>> {
  const rows = await db
    .select()
    .from(deliveries)
    .innerJoin(destinations, eq(destinations.id, deliveries.destinationId))
    .orderBy(deliveries.id);
  const places = await db.select().from(destinations);
  const known = new Map(
    places.map((destination): [number, Known] => [destination.id, { destination, rows: [] }]),
  );
  for (const row of rows) known.get(row.destinations.id)?.rows.push(row.deliveries);
  return new Map([...known.values()].map((one) => [one.destination.discordId, one]));
}

async function loadViews(db: Database): Promise<Map<number, StoryView>> {
  const rows = await db
    .select({ id: stories.id })
    .from(stories)
    .where(inArray(stories.state, ['live', 'retracted']));
  const views = await loadStoryViews(
    db,
    rows.map(({ id }) => id),
  );
  return new Map(views.map((view) => [view.id, view]));
}
