/** Owns how texts and keywords are made alike: case, accents, widths, hyphens and spaces do not count. */

/** Of Latin, Greek and Cyrillic; Japanese voicing marks make other letters and stay. */
const ACCENTS = /[\u0300-\u036F]/g;
/** "self-driving" is "self driving"; what shows nothing parts nothing. */
const BETWEEN = /[\s\p{Pd}_]+/gu;
const UNSEEN = /[\p{Cc}\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const PLAIN = /^[ -~]*$/;

/** Letters that stand in words without spaces between them, or with endings glued to them. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー';
const SPACED_LETTER = new RegExp(`^(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]$`, 'u');
const SPACED_WORD = new RegExp(`(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const PLAIN_WORD = /[a-z0-9]+/g;

export function fold(text: string): string {
  if (PLAIN.test(text))
    return text
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
      .trim();
  const letters = text
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replaceAll('’', "'");
  return letters.normalize('NFC').replace(BETWEEN, ' ').trim();
}

/** Whether it parts nothing from a neighbour of the same kind: a letter or digit of a spaced script. */
export function isWordLetter(character: string | undefined): boolean {
  return character !== undefined && SPACED_LETTER.test(character);
}

/** The words of a folded text in scripts that part words. */
export function foldedWords(folded: string): string[] {
  return folded.match(PLAIN.test(folded) ? PLAIN_WORD : SPACED_WORD) ?? [];
}
