/** Owns the articles of the days around, in memory, and finding those that resemble another. */
import { type Bucket, candidatesIn, newBucket } from './bucket.ts';
import { keepNearest } from './density.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import { type Held, heldOf, type Link, LINKS_MAX, type Neighbour, WINDOW_MS } from './neighbour.ts';
import { cosineOf } from './pair-features.ts';
import { pairOdds, PROJECT_ODDS } from './pair-odds.ts';
import type { StoryModel } from './story-model.ts';
import type { Telling } from './telling.ts';
import { type TitleMarks, titleMarks } from './title-marks.ts';

/** Until an install has news of its own: few of its outlets tell the same, as if so many articles had shown it. */
const FIRST_REPEATS = 0.1;
const FIRST_ARTICLES = 50;

/** Less alike is no neighbour. */
const LEAST_COSINE = 0.02;
/** A word of a larger share of its time's articles is as common as it is there, whatever is known of it. */
const COMMON_HERE = 0.1;
const ENOUGH_TO_TELL = 200;
/** A link of more articles is of no project of theirs: a site's front page, a library all use. */
const SHARED_BY = 3;

export function bucketOf(toldAt: number): number {
  return Math.floor(toldAt / WINDOW_MS);
}

/** What is stored of an article that was placed. */
export type Restored = Pick<Neighbour, 'seq' | 'links' | 'repeats'> & { telling: Telling };

/** In memory alone; whoever holds it keeps it in step with the database. */
export class Neighbourhood {
  readonly #model: StoryModel;
  readonly #byId = new Map<number, Neighbour>();
  readonly #buckets = new Map<number, Bucket>();
  #holes = 0;

  constructor(model: StoryModel) {
    this.#model = model;
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: number): Neighbour | undefined {
    return this.#byId.get(id);
  }

  forgetBucket(key: number): void {
    const { neighbours = [] } = this.#buckets.get(key) ?? {};
    for (const neighbour of neighbours) {
      const { id } = neighbour.telling;
      // It may have been placed anew since.
      if (this.#byId.get(id) === neighbour) this.#byId.delete(id);
    }
    this.#buckets.delete(key);
  }

  /** Adds an article after it has found its neighbours; `listen` then makes it heard by them. */
  place(telling: Telling, seq: number): Neighbour {
    const bucket = this.#bucket(telling.toldAt);
    const print = fingerprint(telling.title, telling.lead, (term) => this.#idf(bucket, term));
    const marks = titleMarks(telling.title);
    const held = heldOf(telling);
    const links = this.#find(held, print, marks);
    const neighbour = { telling: held, seq, print, marks, links, nearest: [], repeats: 0 };
    this.#list(bucket, neighbour);
    return neighbour;
  }

  /** Brings back what a stretch of time held, with what each found when it came, in that order. */
  restore(rows: readonly Restored[]): void {
    const before = [...this.#byId.values()];
    const restored = rows.map(({ telling, seq, links, repeats }) => {
      const bucket = this.#bucket(telling.toldAt);
      const print = fingerprint(telling.title, telling.lead, (term) => this.#idf(bucket, term));
      const marks = titleMarks(telling.title);
      const held = { telling: heldOf(telling), seq, print, marks, links };
      const neighbour: Neighbour = { ...held, nearest: [], repeats: 0 };
      this.#list(bucket, neighbour);
      this.count(neighbour, repeats);
      return neighbour;
    });
    for (const neighbour of restored) this.listen(neighbour);
    const isRestored = new Set(restored.map(({ telling }) => telling.id));
    for (const { telling, seq, links } of before) {
      for (const { id, cosine } of links) {
        const other = isRestored.has(id) ? this.#byId.get(id) : undefined;
        if (other && other.seq < seq) keepNearest(other.nearest, { id: telling.id, cosine });
      }
    }
  }

  /** It and those that it found stand among each other's nearest. */
  listen(neighbour: Neighbour): void {
    for (const link of neighbour.links) {
      const { id, cosine } = link;
      const other = this.#byId.get(id);
      // It has been placed anew since, with other words: what it has found is what counts.
      if (other && other.seq > neighbour.seq) continue;
      keepNearest(neighbour.nearest, link);
      if (other) keepNearest(other.nearest, { id: neighbour.telling.id, cosine });
    }
  }

  /** Takes note of how likely it is to be a repetition. */
  count(neighbour: Neighbour, chance: number): void {
    neighbour.repeats = rounded(chance);
    if (neighbour.telling.isGrouped) return;
    const bucket = this.#bucket(neighbour.telling.toldAt);
    bucket.repeats += neighbour.repeats;
    bucket.repeatable += 1;
  }

  /** The share of the articles of that time which tell again what was told before. */
  repeatsAt(toldAt: number): number {
    const key = bucketOf(toldAt);
    let sum = FIRST_REPEATS * FIRST_ARTICLES;
    let count = FIRST_ARTICLES;
    for (const near of [key - 1, key, key + 1]) {
      sum += this.#buckets.get(near)?.repeats ?? 0;
      count += this.#buckets.get(near)?.repeatable ?? 0;
    }
    return sum / count;
  }

  /** What the later of two found of the earlier; null when it did not find it. */
  linkOf(one: number, other: number): Link | null {
    const [a, b] = [this.#byId.get(one), this.#byId.get(other)];
    if (!a || !b) return null;
    const [later, earlier] = a.seq > b.seq ? [a, other] : [b, one];
    return later.links.find(({ id }) => id === earlier) ?? null;
  }

  /** How many places are empty since articles were placed anew: they take room, and count as articles. */
  get holes(): number {
    return this.#holes;
  }

  remove(id: number): void {
    const neighbour = this.#byId.get(id);
    if (!neighbour) return;
    this.#holes += 1;
    const bucket = this.#bucket(neighbour.telling.toldAt);
    const place = bucket.neighbours.indexOf(neighbour);
    // Its place stays, empty of words, so that the others keep theirs.
    for (const term of neighbour.print.terms) {
      for (const postings of [bucket.open, bucket.grouped]) {
        const list = postings.get(term);
        const at = list?.indexOf(place) ?? -1;
        if (at >= 0) list?.splice(at, 1);
      }
    }
    this.#byId.delete(id);
    for (const link of neighbour.telling.links) {
      const ids = bucket.links.get(link)?.filter((one) => one !== id) ?? [];
      if (ids.length > 0) bucket.links.set(link, ids);
      else bucket.links.delete(link);
    }
    if (!neighbour.telling.isGrouped) {
      bucket.repeats -= neighbour.repeats;
      bucket.repeatable -= 1;
    }
    for (const { id: other } of neighbour.nearest) {
      const nearest = this.#byId.get(other)?.nearest;
      const at = nearest?.findIndex((near) => near.id === id) ?? -1;
      if (at >= 0) nearest?.splice(at, 1);
    }
  }

  #bucket(toldAt: number): Bucket {
    const key = bucketOf(toldAt);
    const bucket = this.#buckets.get(key) ?? newBucket();
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #idf({ neighbours, open, grouped }: Bucket, term: number): number {
    const count = (open.get(term)?.length ?? 0) + (grouped.get(term)?.length ?? 0);
    const known = this.#model.idfOf(term);
    const { length } = neighbours;
    const isCommon = length >= ENOUGH_TO_TELL && count > length * COMMON_HERE;
    return isCommon ? Math.min(known, Math.log((length + 1) / count)) : known;
  }

  #list(bucket: Bucket, neighbour: Neighbour): void {
    const { telling, print } = neighbour;
    const place = bucket.neighbours.push(neighbour) - 1;
    bucket.norms.push(print.norm || 1);
    bucket.times.push(telling.toldAt);
    const postings = telling.isGrouped ? bucket.grouped : bucket.open;
    for (const term of print.terms) {
      const list = postings.get(term);
      if (list) list.push(place);
      else postings.set(term, [place]);
    }
    this.#byId.set(telling.id, neighbour);
    bucket.texts.set(telling.textKey, telling.id);
    for (const link of telling.links) {
      const ids = bucket.links.get(link);
      if (ids) ids.push(telling.id);
      else bucket.links.set(link, [telling.id]);
    }
  }

  #find(telling: Held, print: Fingerprint, marks: TitleMarks): Link[] {
    const found: { neighbour: Neighbour; cosine: number }[] = [];
    for (const bucket of this.#bucketsAround(telling.toldAt)) {
      for (const neighbour of candidatesIn(bucket, print, telling)) {
        const cosine = cosineOf(print, neighbour.print);
        if (cosine >= LEAST_COSINE) found.push({ neighbour, cosine });
      }
    }
    const projects = this.#ofProject(telling);
    const copy = this.#copyOf(telling);
    for (const id of copy === null ? projects : [...projects, copy]) {
      const neighbour = this.#byId.get(id);
      const isFound = found.some((one) => one.neighbour === neighbour);
      if (neighbour && !isFound)
        found.push({ neighbour, cosine: cosineOf(print, neighbour.print) });
    }
    const rank = ({ neighbour, cosine }: (typeof found)[number]) =>
      projects.has(neighbour.telling.id) ? 2 : cosine;
    return found
      .toSorted((a, b) => rank(b) - rank(a) || a.neighbour.telling.id - b.neighbour.telling.id)
      .slice(0, LINKS_MAX)
      .map(({ neighbour, cosine }) => ({
        id: neighbour.telling.id,
        cosine: rounded(cosine),
        odds: projects.has(neighbour.telling.id)
          ? PROJECT_ODDS
          : rounded(pairOdds(this.#model, { telling, print, marks }, neighbour)),
      }));
  }

  /** The last that has its words, of those that every process holds. */
  #copyOf(telling: Held): number | null {
    const copies = this.#bucketsAround(telling.toldAt).flatMap(
      ({ texts }) => this.#inReach(telling, texts.get(telling.textKey)) ?? [],
    );
    const [last] = copies.toSorted((a, b) => b.seq - a.seq);
    if (!last || (telling.isGrouped && last.telling.isGrouped)) return null;
    return last.telling.id;
  }

  #ofProject(telling: Held): Set<number> {
    const buckets = this.#bucketsAround(telling.toldAt);
    const shared = telling.links.flatMap((link) => {
      const ids = buckets.flatMap(({ links }) => links.get(link) ?? []);
      const others = ids.flatMap((id) => this.#inReach(telling, id) ?? []);
      return others.length <= SHARED_BY ? others : [];
    });
    const ofOne = shared.filter((other) => telling.isPaper || other.telling.isPaper);
    return new Set(ofOne.map((other) => other.telling.id));
  }

  #bucketsAround(toldAt: number): Bucket[] {
    const key = bucketOf(toldAt);
    return [key - 1, key, key + 1].flatMap((near) => this.#buckets.get(near) ?? []);
  }

  /** Another article of the days around. */
  #inReach({ id, toldAt }: Held, other: number | undefined): Neighbour | null {
    const neighbour = other === undefined || other === id ? undefined : this.#byId.get(other);
    if (!neighbour || Math.abs(neighbour.telling.toldAt - toldAt) > WINDOW_MS) return null;
    return neighbour;
  }
}

/** As it is stored, so that every process goes on with the same number. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
