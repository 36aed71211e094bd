/** Owns what counts as a word of a text, and the words and pairs of words that topics are learnt from. */

const BETWEEN = /[^\p{L}\p{M}\p{N}'’]+/u;
/** The same of ASCII, of which most texts are: several times faster. */
const BETWEEN_PLAIN = /[^a-z0-9']+/i;
const PLAIN = /^[ -~\s]*$/;
const APOSTROPHE = /['’]/;

/** Longer texts are judged by their beginning: as much as an article keeps of its excerpt. */
const TEXT_MAX = 1_000;

/**
 * As written: letters and digits, with the marks that may follow them. What an apostrophe binds to one
 * letter before it is one word, for there is no AI in "j'ai"; the "s" of a genitive is none.
 */
export function wordsOf(text: string): string[] {
  const pieces = text.split(PLAIN.test(text) ? BETWEEN_PLAIN : BETWEEN);
  if (!APOSTROPHE.test(text)) return pieces.filter((piece) => piece !== '');
  return pieces.flatMap((piece) => {
    if (!APOSTROPHE.test(piece)) return piece === '' ? [] : [piece];
    const parts = piece.split(APOSTROPHE).filter((part) => part !== '');
    const [first = '', second = ''] = parts;
    if (first.length === 1 && second.length > 1) return [parts.join("'")];
    return parts.filter((part, at) => at === 0 || part.length > 1);
  });
}

/** Of English: they tell how somebody writes, not of what. */
const STOP_WORDS = new Set(
  `a about after all also am an and any are as at be because been before being between both but by can could
  did do does doing down during each few for from further get had has have having he her here him his how i if
  in into is it its just let like make many may me might more most much must my new no nor not now of off on
  once one only or other our out over own said same say she should so some such than that the their them then
  there these they this those through to today too two under until up us use used using very via want was way
  we were what when where which while who why will with would year you your`.split(/\s+/),
);

export type Term = {
  /** What counts: small letters, plurals as their singular, so that "images" and "image" are one. */
  stem: string;
  /** In small letters, as the text has it. */
  word: string;
  /** The term right before it, if that says something too. */
  last: Term | null;
};

/** The words that say something, the title's first. */
export function termsOf({ title, excerpt }: { title: string; excerpt: string }): Term[] {
  const terms: Term[] = [];
  for (const text of [title, excerpt.slice(0, TEXT_MAX)]) {
    let last: Term | null = null;
    for (const word of wordsOf(text.toLowerCase())) {
      last = STOP_WORDS.has(word) ? null : { stem: singular(word), word, last };
      if (last) terms.push(last);
    }
  }
  return terms;
}

/** As English has it, and near enough for counting. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
