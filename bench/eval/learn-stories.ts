/** Owns learning what makes two articles tell one event, from events whose articles are known. */
import { DENSITY_FEATURES, densityFeatures, surroundings } from '../../src/stories/text/density.ts';
import type { Neighbour } from '../../src/stories/text/neighbour.ts';
import { Neighbourhood } from '../../src/stories/text/neighbourhood.ts';
import { PROJECT_ODDS } from '../../src/stories/text/pair-odds.ts';
import { PAIR_FEATURES, pairFeatures } from '../../src/stories/text/pair-features.ts';
import { type StoryModelFile, storyModelOf } from '../../src/stories/text/story-model.ts';
import { wordsOf } from '../../src/stories/text/words.ts';
import type { FieldText } from './field-texts.ts';
import { type Example, logistic } from './logistic.ts';
import { seededRandom, shuffled } from './read-lines.ts';

export type KnownStory = { story: string; articles: { title: string; body: string }[] };

/** Of a thousand words of a text no more: as many as are compared, and some. */
const WORDS = 120;
const IDF_MAX = 8.5;
const IDF_STEP = 0.1;
/** A word seen once says nothing of how rare it is. */
const LEAST_SEEN = 2;
/** Most news is told by one outlet: stories lose this share of their articles before they are learnt from. */
const LOST = 0.3;
const ROUNDS = 2;
const RIDGE = 1e-3;

/**
 * @param texts collections of texts whose words are common in their field: a word is as common as
 *   in the one where it is most common
 */
export function learnStories(
  stories: readonly KnownStory[],
  { texts, madeBy }: { texts: readonly (readonly FieldText[])[]; madeBy: string },
): StoryModelFile {
  const stems = learnStems([stories.flatMap(({ articles }) => articles), ...texts]);
  const unweighed = {
    madeBy,
    bias: 0,
    repeats: 0.5,
    pair: named(PAIR_FEATURES, () => 0),
    density: named(DENSITY_FEATURES, () => 0),
    rarestIdf: IDF_MAX,
    stems,
  };
  const random = seededRandom(11);
  const rounds = Array.from({ length: ROUNDS }, (_, round) =>
    examplesOf(stories, unweighed, { seed: round, random }),
  );
  const examples = rounds.flatMap((round) => round.examples);
  const repeats = rounds.reduce((sum, round) => sum + round.repeats, 0) / ROUNDS;
  const { weights, bias } = logistic(examples, { ridge: RIDGE });
  const weightAt = (at: number) => Number((weights[at] ?? 0).toFixed(4));
  return {
    ...unweighed,
    bias: Number(bias.toFixed(4)),
    repeats: Number(repeats.toFixed(4)),
    pair: named(PAIR_FEATURES, weightAt),
    density: named(DENSITY_FEATURES, (at) => weightAt(PAIR_FEATURES.length + at)),
  };
}

function named<const Names extends readonly string[]>(
  names: Names,
  valueAt: (at: number) => number,
): Record<Names[number], number> {
  const entries = names.map((name, at) => [name, valueAt(at)] as const);
  // Object.fromEntries forgets which keys it was given.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(entries) as Record<Names[number], number>;
}

/** Stems by idf, which is rounded: they share their numbers, and the file stays small. */
function learnStems(collections: readonly (readonly FieldText[])[]): Record<string, string> {
  const shares = new Map<string, number>();
  for (const collection of collections) {
    const counts = new Map<string, number>();
    for (const { title, body } of collection) {
      const words = [...wordsOf(title, WORDS), ...wordsOf(body, WORDS)];
      for (const term of new Set(words.map((word) => word.term))) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
    }
    for (const [term, count] of counts) {
      if (count < LEAST_SEEN) continue;
      const share = (count + 0.3) / (collection.length + 0.6);
      shares.set(term, Math.max(share, shares.get(term) ?? 0));
    }
  }
  const byIdf = new Map<string, string[]>();
  for (const [term, share] of shares) {
    const idf = Math.round(Math.log(1 / share) / IDF_STEP) * IDF_STEP;
    if (idf >= IDF_MAX) continue;
    const key = idf.toFixed(1);
    byIdf.set(key, [...(byIdf.get(key) ?? []), term]);
  }
  const sorted = [...byIdf].toSorted(([a], [b]) => Number(a) - Number(b));
  return Object.fromEntries(sorted.map(([idf, terms]) => [idf, terms.toSorted().join(' ')]));
}

/** Each pair that finds itself, as it looks when the later one comes and as it looks in the end. */
function examplesOf(
  stories: readonly KnownStory[],
  file: StoryModelFile,
  { seed, random }: { seed: number; random: () => number },
): { examples: Example[]; repeats: number } {
  const all = stories.flatMap(({ story, articles }) =>
    articles.map(({ title, body }) => ({ story, title, lead: body })),
  );
  const left = shuffled(all, seed).filter(() => random() > LOST);
  const storyOf = new Map<number, string>();
  const neighbourhood = new Neighbourhood(storyModelOf(file));
  const examples: Example[] = [];
  const told = new Set<string>();
  let again = 0;
  const look = (neighbour: Neighbour) => {
    for (const { id, cosine, odds } of neighbour.links) {
      const other = neighbourhood.get(id);
      if (!other || Math.abs(odds) >= PROJECT_ODDS) continue;
      const one = storyOf.get(neighbour.telling.id);
      const its = storyOf.get(id);
      const [a, b] = [neighbour, other].map(({ nearest }) =>
        surroundings(
          nearest,
          (near) => storyOf.get(near) === one,
          (near) => storyOf.get(near) === its,
        ),
      );
      const features = Float64Array.of(
        ...pairFeatures(neighbour.print, other.print),
        ...densityFeatures(cosine, a ?? 0, b ?? 0),
      );
      examples.push({ features, isTrue: one === its });
    }
  };
  const placed = left.map(({ story, title, lead }, id) => {
    again += Number(told.has(story));
    told.add(story);
    storyOf.set(id, story);
    const telling = { id, title, lead, toldAt: 0, outlet: String(id), isPaper: false };
    const neighbour = neighbourhood.place({ ...telling, isGrouped: false, links: [] }, id);
    neighbourhood.listen(neighbour);
    look(neighbour);
    return neighbour;
  });
  for (const neighbour of placed) look(neighbour);
  return { examples, repeats: again / placed.length };
}
