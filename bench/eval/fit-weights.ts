/** Owns learning the weights of quality from articles whose publishers state it. */
import { recordFeatures } from '../../src/quality/record.ts';
import { scoreQuality } from '../../src/quality/score.ts';
import { FITTED } from '../../src/quality/signals/index.ts';
import type { QualityWeights } from '../../src/quality/weights.ts';
import { leastSquares, type Row, wholeRidge } from './least-squares.ts';
import { byOutlet, type RatedArticle, recorded } from './quality-articles.ts';

const ROUNDS = 60;
/** Points; nearer than this an article counts as met. */
const MET = 0.5;

/** What is not learnt (`judged`, and the bounds of the record) stays as it is. */
export function fitWeights(
  articles: readonly RatedArticle[],
  { judged, record }: QualityWeights,
): QualityWeights {
  const weights = { fitted: fitSignals(articles), judged, record };
  return { ...weights, record: fitRecord(articles, weights) };
}

/**
 * Least absolute deviations, by reweighting: most outlets have no authority, so that the sum of the
 * others is met exactly, and those that have some do not bend it. An outlet counts as the root of
 * its articles, lest the largest decide.
 */
function fitSignals(articles: readonly RatedArticle[]): QualityWeights['fitted'] {
  const outlets = byOutlet(articles);
  const rows = articles.map(({ outlet, stated, signals }) => ({
    features: FITTED.map(({ score }) => score(signals, 1)?.points ?? 0),
    target: stated,
    share: 1 / Math.sqrt(outlets.get(outlet)?.length ?? 1),
  }));
  const used = FITTED.map((_, at) => rows.some(({ features }) => features[at] !== 0));
  let found = FITTED.map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const weighed = rows.map(({ features, target, share }): Row => {
      const weight = round === 0 ? share : share / distance(target, sumOf(features, found));
      return { features: features.filter((_, at) => used[at]), target, weight };
    });
    const solved = leastSquares(weighed, { ridge: 1e-6 });
    found = used.map((is) => (is ? (solved.shift() ?? 0) : 0));
  }
  // Each has the name of a signal, and each signal is there.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(
    FITTED.map(({ name }, at) => [name, Math.round(found[at] ?? 0)]),
  ) as QualityWeights['fitted'];
}

function sumOf(features: readonly number[], weights: readonly number[]): number {
  return features.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

/** No quality is under 0: how far a sum falls below says nothing of the weights. */
function distance(stated: number, sum: number): number {
  return stated === 0 && sum < 0 ? Number.POSITIVE_INFINITY : Math.max(MET, Math.abs(stated - sum));
}

/** Of spread 1; of this many outlets' worth. */
const RECORD_RIDGE = 3;
const LEAST_EXCESS = -20;

/** To the mean of what the outlets' articles have over what they show; each outlet counts once. */
function fitRecord(
  articles: readonly RatedArticle[],
  weights: QualityWeights,
): QualityWeights['record'] {
  const outlets = [...byOutlet(articles).values()].filter(
    ({ length }) => length >= weights.record.leastArticles,
  );
  const rows = outlets.map((list) => {
    const { doublings, ownVoice, ampPages } = recordFeatures(
      list.map((article) => recorded(weights, article, false)),
    );
    const excess = list.map(({ stated, signals }) =>
      Math.max(LEAST_EXCESS, stated - scoreQuality(weights, signals).quality),
    );
    return { features: [doublings, ownVoice, ampPages], target: mean(excess), weight: 1 };
  });
  const { base, slopes } = wholeRidge(rows, RECORD_RIDGE);
  const [perDoubling = 0, ownVoice = 0, ampPages = 0] = slopes;
  return { ...weights.record, base, perDoubling, ownVoice, ampPages };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
