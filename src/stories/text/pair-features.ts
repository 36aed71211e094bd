/** Owns what two articles' texts have in common, as numbers that a model can weigh. */
import {
  type Fingerprint,
  IN_LEAD,
  IN_TITLE,
  IS_DAY,
  IS_NAME,
  IS_NUMBER,
  placesOf,
} from './fingerprint.ts';

/** In the order of the model's weights. */
export const PAIR_FEATURES = [
  'cosine',
  'titleCosine',
  'sharedIdf',
  'rarestShared',
  'threeRarestShared',
  'sixRarestShared',
  'sharedNames',
  'rarestSharedName',
  'threeRarestNames',
  'sharedNamesShare',
  'leastContained',
  'mostContained',
  'sharedNumbers',
  'sharedTitleTerms',
  'sharedTitleIdf',
  'fewerTerms',
  'moreTerms',
  'titleUnshared',
  'namesUnshared',
  'numbersDiffer',
  'daysDiffer',
  'subjectsDiffer',
] as const;

/** The largest of `values` so far, in falling order. */
function keepLargest(values: Float64Array, value: number): void {
  let rest = value;
  for (let at = 0; at < values.length; at += 1) {
    const held = values[at] ?? 0;
    if (rest > held) {
      values[at] = rest;
      rest = held;
    }
  }
}

function sumOf(values: Float64Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += values[at] ?? 0;
  return sum;
}

/** Kept between calls, none of which is ever inside another: pairs are counted by the million. */
const rarest = new Float64Array(6);
const rarestNames = new Float64Array(3);

/** Idf of the rarest word of a title, and of the rarest name, that the other article lacks. */
const aAlone = { title: 0, name: 0, subject: 0, kinds: 0 };
const bAlone = { title: 0, name: 0, subject: 0, kinds: 0 };

function keepRarest(alone: typeof aAlone, { idfs, kinds }: Fingerprint, at: number): void {
  const idf = idfs[at] ?? 0;
  const kind = kinds[at] ?? 0;
  alone.kinds |= kind;
  if (kind & IN_TITLE && idf > alone.title) alone.title = idf;
  if (kind & IS_NAME && idf > alone.name) alone.name = idf;
  if (kind & IN_TITLE && kind & IN_LEAD && idf > alone.subject) alone.subject = idf;
}

/** Symmetric; of articles without any term in common all but the last two are 0. */
export function pairFeatures(a: Fingerprint, b: Fingerprint): Float64Array {
  rarest.fill(0);
  rarestNames.fill(0);
  let dot = 0;
  let titleDot = 0;
  let shared = 0;
  let names = 0;
  let numbers = 0;
  let sharedKinds = 0;
  let titleTerms = 0;
  let titleIdf = 0;
  let aContained = 0;
  let bContained = 0;
  aAlone.title = 0;
  aAlone.name = 0;
  aAlone.subject = 0;
  aAlone.kinds = 0;
  bAlone.title = 0;
  bAlone.name = 0;
  bAlone.subject = 0;
  bAlone.kinds = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length || j < b.terms.length) {
    const one = a.terms[i] ?? Infinity;
    const other = b.terms[j] ?? Infinity;
    if (one < other) {
      keepRarest(aAlone, a, i);
      i += 1;
    } else if (one > other) {
      keepRarest(bAlone, b, j);
      j += 1;
    } else {
      const idf = Math.min(a.idfs[i] ?? 0, b.idfs[j] ?? 0);
      const aKind = a.kinds[i] ?? 0;
      const bKind = b.kinds[j] ?? 0;
      dot += placesOf(aKind) * (a.idfs[i] ?? 0) * placesOf(bKind) * (b.idfs[j] ?? 0);
      shared += idf;
      keepLargest(rarest, idf);
      if (aKind & bKind & IS_NAME) {
        names += idf;
        keepLargest(rarestNames, idf);
      }
      if (aKind & IS_NUMBER) numbers += idf;
      sharedKinds |= aKind;
      if (aKind & IN_TITLE) aContained += a.idfs[i] ?? 0;
      if (bKind & IN_TITLE) bContained += b.idfs[j] ?? 0;
      if (aKind & bKind & IN_TITLE) {
        titleDot += (a.idfs[i] ?? 0) * (b.idfs[j] ?? 0);
        titleTerms += 1;
        titleIdf += idf;
      }
      i += 1;
      j += 1;
    }
  }
  const aIn = a.titleIdf > 0 ? aContained / a.titleIdf : 0;
  const bIn = b.titleIdf > 0 ? bContained / b.titleIdf : 0;
  const norms = a.norm * b.norm;
  const titleNorms = a.titleNorm * b.titleNorm;
  const fewerNames = Math.min(a.nameIdf, b.nameIdf);
  // Each has some of the kind, and none is the same.
  const differing = aAlone.kinds & bAlone.kinds & ~sharedKinds;
  return Float64Array.of(
    norms > 0 ? dot / norms : 0,
    titleNorms > 0 ? titleDot / titleNorms : 0,
    Math.sqrt(shared),
    rarest[0] ?? 0,
    sumOf(rarest, 3),
    sumOf(rarest, 6),
    Math.sqrt(names),
    rarestNames[0] ?? 0,
    sumOf(rarestNames, 3),
    fewerNames > 0 ? names / fewerNames : 0,
    Math.min(aIn, bIn),
    Math.max(aIn, bIn),
    Math.sqrt(numbers),
    titleTerms,
    Math.sqrt(titleIdf),
    Math.log1p(Math.min(a.terms.length, b.terms.length)),
    Math.log1p(Math.max(a.terms.length, b.terms.length)),
    Math.min(aAlone.title, bAlone.title),
    Math.min(aAlone.name, bAlone.name),
    Number((differing & IS_NUMBER) > 0),
    Number((differing & IS_DAY) > 0),
    Math.min(aAlone.subject, bAlone.subject),
  );
}

/** The first of the features alone, for what is sorted out before the others are worth their time. */
export function cosineOf(a: Fingerprint, b: Fingerprint): number {
  let dot = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const one = a.terms[i] ?? 0;
    const other = b.terms[j] ?? 0;
    if (one === other) {
      const counts = placesOf(a.kinds[i] ?? 0) * placesOf(b.kinds[j] ?? 0);
      dot += counts * (a.idfs[i] ?? 0) * (b.idfs[j] ?? 0);
    }
    if (one <= other) i += 1;
    if (one >= other) j += 1;
  }
  const norms = a.norm * b.norm;
  return norms > 0 ? dot / norms : 0;
}
