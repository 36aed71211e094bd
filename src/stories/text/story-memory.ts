/** Owns keeping the neighbourhood in step with the database, whichever process has placed what. */
import { count, eq, gte, inArray, max, sql } from 'drizzle-orm';
import { articles, providers } from '../../articles/tables.ts';
import type { Transaction } from '../../db/client.ts';
import { insertRows, isAnyOf } from '../../db/unnest.ts';
import { chunksOf, weighedChunksOf } from '../../lib/chunks.ts';
import { inSlices } from '../../lib/in-slices.ts';
import { articleNeighbours } from '../tables.ts';
import type { Neighbour } from './neighbour.ts';
import { bucketOf, Neighbourhood } from './neighbourhood.ts';
import type { StoryModel } from './story-model.ts';
import { type Telling, tellingOf, toldColumns } from './telling.ts';

/** Those whose neighbours' neighbours may stand in these must be known too, to weigh surroundings alike. */
const BUCKETS_AROUND = 2;
/** Articles that are held at once, unless those around one time are more; at about 5 KB each. */
const HELD_MAX = 20_000;
/** Rows that are read at once: what is made of them on the way takes several times as much. */
const ROWS_READ = 2_000;
/** More that others have placed meanwhile are read again by need instead. */
const CAUGHT_UP_MAX = 5_000;
/** After so many edits all is read again. */
const HOLES_MAX = 500;
const ROWS_PER_STATEMENT = 5_000;

export class StoryMemory {
  readonly model: StoryModel;
  /** Another one after each start anew: what a batch that was given up still writes, it writes to the old. */
  neighbourhood: Neighbourhood;
  /** The last placement that is known here; null when nothing is. */
  #last: { seq: number; articleId: number } | null = null;
  /** Something is placed here that is not saved yet: a batch that fails leaves it behind. */
  #isAhead = false;
  /** Loaded buckets, the least lately used first. */
  #loaded = new Set<number>();

  readonly #heldMax: number;

  constructor(model: StoryModel, { heldMax = HELD_MAX }: { heldMax?: number } = {}) {
    this.model = model;
    this.neighbourhood = new Neighbourhood(model);
    this.#heldMax = heldMax;
  }

  /**
   * The articles in order of time, each at the time at which it was placed before if it was; parted
   * so that what is around one part can be held. Where the parts begin changes nothing of what is found.
   */
  async stretchesOf(tx: Transaction, tellings: readonly Telling[]): Promise<Telling[][]> {
    const placedAt = await timesOf(
      tx,
      tellings.map(({ id }) => id),
    );
    const byBucket = new Map<number, Telling[]>();
    for (const telling of tellings) {
      const toldAt = placedAt.get(telling.id) ?? telling.toldAt;
      const key = bucketOf(toldAt);
      const some = byBucket.get(key);
      if (some) some.push({ ...telling, toldAt });
      else byBucket.set(key, [{ ...telling, toldAt }]);
    }
    const sorted = [...byBucket].toSorted(([a], [b]) => a - b);
    const [only, ...others] = sorted;
    if (only && others.length === 0) return [only[1]];
    const sizes = await sizesOf(tx, aroundAll(byBucket.keys()));
    for (const [key, { length }] of sorted) sizes.set(key, (sizes.get(key) ?? 0) + length);
    const stretches: Telling[][] = [];
    const around = new Set<number>();
    for (const [key, some] of sorted) {
      const last = stretches.at(-1);
      const more = sum(sizes, new Set([...around, ...aroundAll([key])]));
      if (last && more <= this.#heldMax) last.push(...some);
      else {
        stretches.push(some);
        around.clear();
      }
      for (const near of aroundAll([key])) around.add(near);
    }
    return stretches;
  }

  /**
   * Knows all that is placed around these articles, and what others have placed since; the caller
   * holds the line's lock until it has saved what it places.
   */
  async prepare(tx: Transaction, tellings: readonly Telling[]): Promise<void> {
    await this.#catchUp(tx);
    const wanted = aroundAll(new Set(tellings.map(({ toldAt }) => bucketOf(toldAt))));
    const missing = [...wanted].filter((key) => !this.#loaded.has(key));
    const sizes = missing.length > 0 ? await sizesOf(tx, missing) : new Map<number, number>();
    const more = sum(sizes, missing) + tellings.length;
    // Batches of mixed dates go over all of time again and again: what was just left comes last.
    for (const key of [...this.#loaded].toReversed()) {
      if (this.neighbourhood.size + more <= this.#heldMax) break;
      if (wanted.has(key)) continue;
      this.neighbourhood.forgetBucket(key);
      this.#loaded.delete(key);
    }
    const weightOf = (key: number) => sizes.get(key) ?? 0;
    const parts = weighedChunksOf(missing, { most: ROWS_READ, weightOf });
    for (const keys of parts) this.neighbourhood.restore(await loadBuckets(tx, keys));
    for (const key of wanted) {
      this.#loaded.delete(key);
      this.#loaded.add(key);
    }
  }

  /**
   * Places them in their order, each beside what was there; they are heard when `listen` is called. The
   * line's lock keeps others from what is half done; when it is lost, they start anew.
   */
  async place(tellings: readonly Telling[]): Promise<Neighbour[]> {
    this.#isAhead = true;
    return inSlices(this.#placeEach(tellings, this.#last?.seq ?? 0));
  }

  *#placeEach(tellings: readonly Telling[], last: number): Generator<undefined, Neighbour[]> {
    const { neighbourhood } = this;
    const placed: Neighbour[] = [];
    for (const telling of tellings) {
      neighbourhood.remove(telling.id);
      placed.push(neighbourhood.place(telling, last + 1 + placed.length));
      yield;
    }
    return placed;
  }

  async save(tx: Transaction, placed: readonly Neighbour[]): Promise<void> {
    const rows = placed.map(({ telling: { id, toldAt }, seq, links, repeats }) => {
      return {
        articleId: id,
        toldAt: new Date(toldAt),
        bucket: bucketOf(toldAt),
        placedSeq: seq,
        repeats,
        links: links.map((link): [number, number, number] => [link.id, link.cosine, link.odds]),
      };
    });
    for (const some of chunksOf(rows, ROWS_PER_STATEMENT)) {
      await tx.execute(sql`${insertRows(articleNeighbours, some)} on conflict (article_id) do update
        set told_at = excluded.told_at, bucket = excluded.bucket, placed_seq = excluded.placed_seq,
          links = excluded.links, repeats = excluded.repeats`);
    }
    const last = rows.at(-1);
    if (last) this.#last = { seq: last.placedSeq, articleId: last.articleId };
    this.#isAhead = false;
  }

  async #catchUp(tx: Transaction): Promise<void> {
    if (this.#isAhead || this.neighbourhood.holes > HOLES_MAX) {
      await this.#startOver(tx);
      return;
    }
    const { articleId, placedSeq } = articleNeighbours;
    const since = await tx
      .select({ articleId, seq: placedSeq, bucket: articleNeighbours.bucket })
      .from(articleNeighbours)
      .where(gte(placedSeq, this.#last?.seq ?? Number.MAX_SAFE_INTEGER))
      .orderBy(placedSeq)
      .limit(CAUGHT_UP_MAX);
    const [known, ...news] = since;
    const isSame = known?.seq === this.#last?.seq && known?.articleId === this.#last?.articleId;
    // A batch that was rolled back is in memory and not in the database.
    if (!known || !isSame || since.length === CAUGHT_UP_MAX) {
      await this.#startOver(tx);
      return;
    }
    const ids = news.flatMap((row) => (this.#loaded.has(row.bucket) ? [row.articleId] : []));
    for (const id of ids) this.neighbourhood.remove(id);
    if (ids.length > 0) this.neighbourhood.restore(await loadRows(tx, isAnyOf(articleId, ids)));
    const last = news.at(-1);
    if (last) this.#last = last;
  }

  async #startOver(tx: Transaction): Promise<void> {
    this.neighbourhood = new Neighbourhood(this.model);
    this.#isAhead = false;
    this.#loaded.clear();
    const { articleId, placedSeq } = articleNeighbours;
    const newest = tx.select({ seq: max(placedSeq) }).from(articleNeighbours);
    const [last] = await tx
      .select({ seq: placedSeq, articleId })
      .from(articleNeighbours)
      .where(inArray(placedSeq, newest));
    this.#last = last ?? null;
  }
}

/** These stretches of time, and those that must be known to place something in them. */
function aroundAll(keys: Iterable<number>): Set<number> {
  const around = new Set<number>();
  for (const key of keys) {
    for (let at = key - BUCKETS_AROUND; at <= key + BUCKETS_AROUND; at += 1) around.add(at);
  }
  return around;
}

function sum(sizes: ReadonlyMap<number, number>, keys: Iterable<number>): number {
  let all = 0;
  for (const key of keys) all += sizes.get(key) ?? 0;
  return all;
}

/** How many articles are placed in each. */
async function sizesOf(tx: Transaction, keys: Iterable<number>): Promise<Map<number, number>> {
  const { bucket } = articleNeighbours;
  const rows = await tx
    .select({ bucket, articles: count() })
    .from(articleNeighbours)
    .where(isAnyOf(bucket, keys))
    .groupBy(bucket);
  return new Map(rows.map((row) => [row.bucket, row.articles]));
}

/** When each of these was told, of those that were placed before. */
async function timesOf(tx: Transaction, ids: readonly number[]): Promise<Map<number, number>> {
  const { articleId, toldAt } = articleNeighbours;
  const rows = await tx
    .select({ articleId, toldAt })
    .from(articleNeighbours)
    .where(isAnyOf(articleId, ids));
  return new Map(rows.map((row) => [row.articleId, row.toldAt.getTime()]));
}

function loadBuckets(tx: Transaction, keys: readonly number[]) {
  return loadRows(tx, isAnyOf(articleNeighbours.bucket, keys));
}

async function loadRows(tx: Transaction, which: ReturnType<typeof isAnyOf>) {
  const { toldAt, links, repeats, placedSeq: seq } = articleNeighbours;
  const rows = await tx
    .select({ told: toldColumns, toldAt, links, repeats, seq })
    .from(articleNeighbours)
    .innerJoin(articles, eq(articles.id, articleNeighbours.articleId))
    .innerJoin(providers, eq(providers.id, articles.providerId))
    .where(which)
    .orderBy(seq);
  return rows.map(({ told, ...row }) => ({
    repeats: row.repeats,
    seq: row.seq,
    telling: tellingOf({ ...told, toldAt: row.toldAt.getTime() }),
    links: row.links.map(([to, cosine, odds]) => ({ id: to, cosine, odds })),
  }));
}
