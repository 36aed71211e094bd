/** Owns measuring the score of quality against the numbers that a collection states. */
import { FOLDS } from './folds.ts';
import { earnedAuthority } from '../../src/quality/record.ts';
import { scoreQuality, withEarned } from '../../src/quality/score.ts';
import type { QualityWeights } from '../../src/quality/weights.ts';
import { fitWeights } from './fit-weights.ts';
import { lineWith } from './line.ts';
import { share, spearman } from './measures.ts';
import { byOutlet, type RatedArticle, readRated, recorded } from './quality-articles.ts';
import { shuffled } from './read-lines.ts';
import type { Evaluation } from './run.ts';

export { articleSchema } from './quality-articles.ts';

const BARS = [20, 70];
/** Which outlets are learnt from together moves the outcome by some hundredths. */
const ORDERS = 10;

type Scored = { outlet: string; stated: number; scored: number };

/**
 * As if nothing were stated. `heldOut`: what is learnt is learnt from other outlets, and of an
 * article's own outlet only what it shows is used. `known`: learnt from all other articles, the
 * outlet's too. `asShipped`: with the weights and the list of outlets that come with Keypoint.
 */
export async function evaluateQuality({ data, limit, folds: wanted, seed }: Evaluation) {
  const folds = wanted ?? FOLDS;
  const { outletOf, qualityWeights } = lineWith();
  const articles = readRated({ data, limit });
  const held = heldOut(articles, qualityWeights, { folds, seed });
  const listed = readRated({ data, limit }, outletOf);
  const shipped = listed.map((article) => scoredBy(article, qualityWeights, 0));
  return {
    articles: articles.length,
    outlets: byOutlet(articles).size,
    folds,
    heldOut: measured(held),
    heldOutOtherOrders: ofOrders(ORDERS, (order) =>
      spearman(pairsOf(heldOut(articles, qualityWeights, { folds, seed: order }))),
    ),
    heldOutWithoutLargest: measured(withoutLargest(held)),
    heldOutWithoutRecord: measured(
      heldOut(articles, qualityWeights, { folds, seed, record: false }),
    ),
    ...known(articles, qualityWeights, { folds, seed }),
    asShipped: measured(shipped),
  };
}

type Fold = { folds: number; seed: number; record?: boolean };

function heldOut(
  articles: readonly RatedArticle[],
  start: QualityWeights,
  { folds, seed, record = true }: Fold,
): Scored[] {
  const outlets = byOutlet(articles);
  const order = shuffled([...outlets.keys()].toSorted(), seed);
  return Array.from({ length: folds }, (_, fold) => {
    const inFold = new Set(order.filter((_, at) => at % folds === fold));
    const weights = fitWeights(
      articles.filter(({ outlet }) => !inFold.has(outlet)),
      start,
    );
    return [...inFold].flatMap((outlet) => {
      const own = outlets.get(outlet) ?? [];
      const seen = own.map((article) => recorded(weights, article, false));
      const earned = record ? (earnedAuthority(seen, weights) ?? 0) : 0;
      return own.map((article) => scoredBy(article, weights, earned));
    });
  }).flat();
}

/** Weights by folds over articles; an outlet's authority from all its articles but the one. */
function known(articles: readonly RatedArticle[], start: QualityWeights, { folds, seed }: Fold) {
  const order = shuffled(articles, seed);
  const several = new Map([...byOutlet(articles)].filter(([, own]) => own.length > 1));
  const ours: Scored[] = [];
  const means: Scored[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const inFold = order.filter((_, at) => at % folds === fold);
    const weights = fitWeights(
      order.filter((_, at) => at % folds !== fold),
      start,
    );
    for (const article of inFold) {
      const others = several.get(article.outlet)?.filter((other) => other !== article);
      if (!others) continue;
      const seen = others.map((other) => recorded(weights, other, true));
      ours.push(scoredBy(article, weights, earnedAuthority(seen, weights) ?? 0));
      const mean = others.reduce((sum, { stated }) => sum + stated, 0) / others.length;
      means.push({ outlet: article.outlet, stated: article.stated, scored: mean });
    }
  }
  return {
    known: measured(ours),
    knownOutletMean: measured(means),
    knownWithoutLargest: measured(withoutLargest(ours)),
    knownOutletMeanWithoutLargest: measured(withoutLargest(means)),
  };
}

function scoredBy(
  { outlet, stated, signals }: RatedArticle,
  weights: QualityWeights,
  earned: number,
): Scored {
  const { parts } = scoreQuality(weights, signals);
  return { outlet, stated, scored: withEarned(parts, earned).quality };
}

/** One outlet may be half of a file, and then the order of the others hardly counts. */
function withoutLargest(list: readonly Scored[]): Scored[] {
  const sizes = [...byOutlet(list)];
  const [largest] = sizes.toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return list.filter(({ outlet }) => outlet !== largest);
}

/** Spearman's correlation in so many other orders of the outlets. */
function ofOrders(count: number, measure: (order: number) => number) {
  const values = Array.from({ length: count }, (_, order) => measure(order + 1));
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / count,
    least: Math.min(...values),
    most: Math.max(...values),
  };
}

function pairsOf(list: readonly Scored[]) {
  return list.map(({ stated, scored }) => [stated, scored] as const);
}

function measured(list: readonly Scored[]) {
  const pairs = pairsOf(list);
  const sides = BARS.map((bar) => {
    const right = pairs.filter(([stated, scored]) => stated >= bar === scored >= bar).length;
    return [`rightSideOf${bar}`, share(right, pairs.length)] as const;
  });
  return { articles: pairs.length, spearman: spearman(pairs), ...Object.fromEntries(sides) };
}
