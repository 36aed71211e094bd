/** Owns the judgement whether a sequence of characters is garbled UTF-8 or meant as it stands. */

/** The characters beside a sequence, `''` at the ends of the text. */
export type Neighbours = { before: string; after: string };

const LETTER = /\p{L}/u;
const LATIN = /\p{Script=Latin}/u;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;

/** What people type after a word, also after an accented letter: `CAFÉ…`, `Nestlé®`, `là”`. */
const CLOSING = /[“”„…–—™®©°»«›‹•·\u0082\u0084\u0085\u008b\u0093-\u0097\u0099\u009b]/;
const APOSTROPHE = /[’‘‚´\u0091\u0092]/;
const SPACE = /[\u00a0 ]/;
const CURRENCY = /[£€¢¤]/;
const C1_CONTROL = /[\u0080-\u009f]/;
const LOST = '\ufffd';

/** First characters by how seldom they start a word's accent and how often a garbling. */
const LEAD_WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/[ÂÃĂĀƒâðđïВГ√]/, 1],
  [/[ÄÅĹ¬≈]/, 0.5],
  [/[^\p{L}]/u, -1],
];

/** Latin letters of Unicode's first two blocks that hardly any living text holds. */
const RARE_LATIN = /[ĈĉĊċĜĝĠġĤĥĦħĨĩĬĭĴĵĸĿŀŉŊŋŔŕŜŝŦŧŬŭſ]/;

/** Romanian, Azerbaijani and Vietnamese; the rest of Latin beyond U+017F is phonetic notation. */
const LIVING_LATIN = /[ƏəƠơƯưȘșȚț\u1ea0-\u1ef9]/;

/** Prefixes of General Punctuation read as windows-1252 or -1250, -1257, -1251, and MacRoman. */
const PUNCTUATION_PREFIX = /^(?:â[€\u0080]|ā€|вЂ|‚Ä)/;

function oddnessOf(follower: string, next: string): number {
  const isMidWord = LETTER.test(next);
  // In MacRoman `¥` is as common a follower as `´`, so that it proves neither page.
  if (SPACE.test(follower) || follower === '¥') return 0;
  if (follower === LOST) return 1;
  if (APOSTROPHE.test(follower)) return isMidWord ? 0.5 : 0;
  if (CLOSING.test(follower)) return isMidWord ? 1.5 : 0;
  if (C1_CONTROL.test(follower)) return 3;
  if (CURRENCY.test(follower)) return 0.5;
  if (LETTER.test(follower)) return 0.5;
  return /[\u2500-\u259f]/.test(follower) ? 0 : 2;
}

/** How unlikely it is that somebody meant `garbled` as it stands; above 2 is telling. */
function implausibility(garbled: string, { before, after }: Neighbours): number {
  const lead = garbled.charAt(0);
  let points = LEAD_WEIGHTS.find(([pattern]) => pattern.test(lead))?.[1] ?? 0;
  if (PUNCTUATION_PREFIX.test(garbled)) points += 2;
  if (LOWER.test(before) && UPPER.test(lead)) points += 1.5;
  if (LETTER.test(before) && LATIN.test(before) !== LATIN.test(lead)) points += 1.5;
  if (lead === 'Ã' && !LETTER.test(before)) points += 0.5;
  for (let at = 1; at < garbled.length; at += 1) {
    points += oddnessOf(garbled.charAt(at), garbled.charAt(at + 1) || after);
  }
  return points;
}

function plausibilityOfLatin(decoded: string, { before, after }: Neighbours): number {
  if (decoded >= '\ufb00' && decoded <= '\ufb06') return 1;
  if (decoded > '\u017f' && !LIVING_LATIN.test(decoded)) return -2;
  if (RARE_LATIN.test(decoded)) return 0;
  const isLowerAmongUpper = LOWER.test(decoded) && UPPER.test(before) && UPPER.test(after);
  if (isLowerAmongUpper) return -1.5;
  return LATIN.test(before) || LATIN.test(after) ? 1 : 0;
}

function plausibilityOfOtherLetter(decoded: string, { before, after }: Neighbours): number {
  const beside = [before, after].filter((char) => LETTER.test(char));
  if (beside.some((char) => LATIN.test(char))) return /\p{Script=Greek}/u.test(decoded) ? 0 : -2;
  return beside.length > 0 ? 1 : -1;
}

/** How likely it is that somebody meant `decoded`, beside its (decoded) neighbours. */
function plausibility(decoded: string, neighbours: Neighbours): number {
  if (decoded === LOST) return 0.5;
  if (/^[\p{Cn}\p{Co}\p{Cs}]/u.test(decoded)) return -6;
  if (decoded === '\ufeff' || /\p{Extended_Pictographic}/u.test(decoded)) return 2;
  if (decoded >= '\u2010' && decoded <= '\u20bf') return 1.5;
  if (/^[\u0080-\u009f]/.test(decoded)) return -0.5;
  if (/^\p{M}/u.test(decoded)) return LETTER.test(neighbours.before) ? 0 : -0.5;
  if (decoded < '\u00c0') return 0.5;
  if (!LETTER.test(decoded)) return 1;
  return LATIN.test(decoded)
    ? plausibilityOfLatin(decoded, neighbours)
    : plausibilityOfOtherLetter(decoded, neighbours);
}

type Suspect = {
  garbled: string;
  decoded: string;
  /** As the text stands. */
  around: Neighbours;
  /** After the sequences that touch this one are decoded too. */
  aroundDecoded: Neighbours;
};

/**
 * Points for reading `garbled` as misread UTF-8: above 2, a lone sequence should be decoded; below
 * 0, leave it. An own rule of thumb along the lines of ftfy's "badness" (https://ftfy.readthedocs.io/en/latest/heuristic.html).
 */
export function garbleSigns({ garbled, decoded, around, aroundDecoded }: Suspect): number {
  return implausibility(garbled, around) + plausibility(decoded, aroundDecoded);
}
