/** Owns how likely it is that two articles tell one event, as far as the two alone show. */
import { type Neighbour, NO_LEAD } from './neighbour.ts';
import { PAIR_FEATURES, pairFeatures } from './pair-features.ts';
import type { StoryModel } from './story-model.ts';
import { areApart } from './title-marks.ts';

/** Odds that are not weighed: evidence of its own, or a rule that says no. */
export const COPY_ODDS = 30;
export const PROJECT_ODDS = 25;
const APART_ODDS = -30;
/** An outlet tells an event once, and then its sequel. */
const SAME_OUTLET_ODDS = -6;

/**
 * Too little to go by: of two tellings of one event the three rarest words in common have more idf
 * between them in 199 of 200 cases.
 */
const LEAST_SHARED_IDF = 11;
const RAREST_SHARED = PAIR_FEATURES.indexOf('threeRarestShared');
/** Each names, in its title and its lead, something this rare of which the other knows nothing. */
const OTHER_SUBJECT_IDF = 7;
const SUBJECTS_DIFFER = PAIR_FEATURES.indexOf('subjectsDiffer');
/** Monday's news and Tuesday's sequel. */
const DAYS_DIFFER = PAIR_FEATURES.indexOf('daysDiffer');

type Side = Pick<Neighbour, 'telling' | 'print' | 'marks'>;

/** Log-odds; those that are not weighed stand above. Of one project they are `PROJECT_ODDS`, which the caller knows. */
export function pairOdds(model: StoryModel, { telling, print, marks }: Side, other: Side): number {
  const isSameOutlet = telling.outlet === other.telling.outlet;
  const isSameTitle = marks.plain === other.marks.plain;
  const isSameLead = telling.leadKey === other.telling.leadKey;
  // A column has one title each week; only with the same lead is it the same piece.
  if (isSameTitle && isSameLead && (!isSameOutlet || telling.leadKey !== NO_LEAD)) return COPY_ODDS;
  if (areApart(marks, other.marks)) return APART_ODDS;
  if (telling.isPaper && other.telling.isPaper) return APART_ODDS;
  const features = pairFeatures(print, other.print);
  if (isTooLittle(features) || isOfAnother(features)) return APART_ODDS;
  const odds = model.scorePair(features);
  return isSameOutlet ? odds + SAME_OUTLET_ODDS : odds;
}

function isTooLittle(features: ArrayLike<number>): boolean {
  return (features[RAREST_SHARED] ?? 0) < LEAST_SHARED_IDF;
}

/** Adjacent: the same frame around another subject, or the same subject on another day. */
function isOfAnother(features: ArrayLike<number>): boolean {
  return (features[SUBJECTS_DIFFER] ?? 0) >= OTHER_SUBJECT_IDF || features[DAYS_DIFFER] === 1;
}
