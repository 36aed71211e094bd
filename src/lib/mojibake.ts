/** Owns the repair of UTF-8 that was read as a single-byte code page, once or several times over. */
import { CODE_PAGES, type CodePage } from './code-pages.ts';
import { garbleSigns } from './garble-signs.ts';

/** A code page prepared for finding and decoding the sequences that it garbled. */
type Reading = {
  page: CodePage;
  byteOf: ReadonlyMap<string, number>;
  sequence: RegExp;
};

type Finding = { at: number; end: number; garbled: string; decoded: string };

type Repair = { text: string; strength: number };

/** Garbled thrice is the worst that was seen in print; one more pass tells that it is done. */
const MAX_PASSES = 5;
const ENOUGH_SIGNS = 2;
const MOST_SUPPORT = 3;
const LOST = '\ufffd';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function prepare(page: CodePage): Reading {
  const byteOf = new Map<string, number>();
  if (page.name === 'windows-1252') {
    // Latin-1 is windows-1252 with controls for bytes 0x80 to 0x9F, and both mix in one text.
    for (let byte = 0x80; byte < 0xa0; byte += 1) byteOf.set(String.fromCharCode(byte), byte);
  }
  Array.from(page.upperHalf, (char, index) => byteOf.set(char, 0x80 + index));
  const charsOf = (from: number, to: number): string =>
    [...byteOf].flatMap(([char, byte]) => (byte >= from && byte <= to ? [char] : [])).join('');
  const leadsOf = (from: number, to: number): string =>
    page.leads.map(([low, high]) => charsOf(Math.max(low, from), Math.min(high, to))).join('');
  const next = `[${charsOf(0x80, 0xbf)}${LOST}]`;
  const surrogates = `[${leadsOf(0xed, 0xed)}]`;
  const forms = [
    `${surrogates}[${charsOf(0xa0, 0xaf)}]${next}${surrogates}[${charsOf(0xb0, 0xbf)}]${next}`,
    `[${leadsOf(0xc2, 0xdf)}]${next}`,
    `[${leadsOf(0xe0, 0xef)}]${next}{2}`,
    `[${leadsOf(0xf0, 0xf4)}]${next}{3}`,
  ];
  return { page, byteOf, sequence: new RegExp(forms.join('|'), 'g') };
}

const READINGS = CODE_PAGES.map(prepare);
const C1_CONTROLS = /[\u0080-\u009f]/g;
/** All that is suspicious holds one, and to look for it costs next to nothing. */
const BEYOND_ASCII = /[\u0080-\uffff]/;
const SUSPICIOUS = new RegExp(
  ['^\\ufeff', C1_CONTROLS.source, 'â€', ...READINGS.map(({ sequence }) => sequence.source)].join(
    '|',
  ),
);

/** A `”` whose last byte, undefined in windows-1252, was dropped, or became a question mark. */
const LOST_LAST_BYTE = /â€(?![\u0080-\uffff])(\?)?/g;

/** `à` and `Š` end in byte 0xA0, a no-break space that was later made a plain one. */
const SPACED = /(^|[\s'’(])(?:[ÃГ] (?:(s(?= )|quel[aeo]))?|Å (?=\p{Ll}))/gu;

/** The character that the sequence stood for, or null when its bytes are not UTF-8. */
function decode(garbled: string, { byteOf }: Reading): string | null {
  if (garbled.includes(LOST)) return LOST;
  const bytes = Array.from(garbled, (char) => byteOf.get(char) ?? 0);
  if (bytes.length === 6) return decodeSurrogates(bytes);
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}

/** CESU-8: each half of a UTF-16 pair written as three bytes (Unicode TR 26). */
function decodeSurrogates(bytes: readonly number[]): string {
  const unit = (at: number): number =>
    0xd000 | (((bytes[at] ?? 0) & 0x3f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f);
  return String.fromCharCode(unit(1), unit(4));
}

function findSequences(text: string, reading: Reading): Finding[] {
  const { sequence } = reading;
  const found: Finding[] = [];
  const known = new Map<string, string | null>();
  sequence.lastIndex = 0;
  for (let match = sequence.exec(text); match !== null; match = sequence.exec(text)) {
    const garbled = match[0];
    const before = known.get(garbled);
    const decoded = before === undefined ? decode(garbled, reading) : before;
    known.set(garbled, decoded);
    if (decoded === null) sequence.lastIndex = match.index + 1;
    else {
      const end = match.index + garbled.length;
      found.push({ at: match.index, end, garbled, decoded });
    }
  }
  return found;
}

function firstCharacter(text: string): string {
  return /^[^]/u.exec(text)?.[0] ?? '';
}

function lastCharacter(text: string): string {
  return /[^]$/u.exec(text)?.[0] ?? '';
}

/** The signs of each finding, judged beside its decoded neighbours. */
function judge(text: string, found: readonly Finding[], rarity: number): number[] {
  const bonuses = runBonuses(found);
  return found.map(({ at, end, garbled, decoded }, index) => {
    const previous = found[index - 1];
    const next = found[index + 1];
    const around = { before: text.charAt(at - 1), after: text.charAt(end) };
    const aroundDecoded = {
      before: previous?.end === at ? lastCharacter(previous.decoded) : around.before,
      after: next?.at === end ? firstCharacter(next.decoded) : around.after,
    };
    const signs = garbleSigns({ garbled, decoded, around, aroundDecoded });
    return signs - rarity + (bonuses[index] ?? 0);
  });
}

/**
 * Sequences without a gap between them are seldom a coincidence: half a point for each other one.
 * One number for each finding, counted in one walk: a run can be as long as the text.
 */
function runBonuses(found: readonly Finding[]): number[] {
  const bonuses: number[] = [];
  let first = 0;
  found.forEach((finding, index) => {
    if (found[index + 1]?.at === finding.end) return;
    const bonus = Math.min(MOST_SUPPORT, (index - first) / 2);
    while (bonuses.length <= index) bonuses.push(bonus);
    first = index + 1;
  });
  return bonuses;
}

/** Characters beyond ASCII that the page's sequences do not account for. */
function hasOthers(text: string, found: readonly Finding[]): boolean {
  const explained = found.reduce((sum, { garbled }) => sum + garbled.length, 0);
  const spaced = text.match(SPACED)?.length ?? 0;
  let beyondAscii = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= 0x80) beyondAscii += 1;
  return beyondAscii > explained + spaced;
}

function repairWith(text: string, reading: Reading): Repair {
  const found = findSequences(text, reading);
  if (found.length === 0) return { text, strength: 0 };
  const signs = judge(text, found, reading.page.rarity);
  const doubt = hasOthers(text, found) ? 1.5 : -1;
  const supports = signs.map((points) => Math.max(0, points - 1) / 2);
  const support = supports.reduce((sum, points) => sum + points, 0);
  let repaired = '';
  let done = 0;
  let strength = 0;
  found.forEach(({ at, end, decoded }, index) => {
    const own = signs[index] ?? 0;
    const others = Math.min(MOST_SUPPORT, support - (supports[index] ?? 0));
    if (own + others - doubt <= ENOUGH_SIGNS) return;
    repaired += text.slice(done, at) + decoded;
    done = end;
    strength += own;
  });
  return { text: repaired + text.slice(done), strength };
}

function closeQuotes(text: string): string {
  return text.replace(LOST_LAST_BYTE, (_, mark: string | undefined) => (mark === '?' ? LOST : '”'));
}

/** Mends what had become a plain blank, where the rest of the text proved to be garbled. */
function mendBlanks(text: string): string {
  return text
    .replace(/Â /g, '\u00a0')
    .replace(SPACED, (spaced, before: string, joined: string | undefined) => {
      if (spaced.includes('Å')) return `${before}Š`;
      return joined === undefined ? `${before}à ` : `${before}à${joined}`;
    });
}

function repairOnce(text: string): string {
  const best = READINGS.map((reading) => repairWith(text, reading)).reduce((best, repair) =>
    repair.strength > best.strength ? repair : best,
  );
  return closeQuotes(best.text === text ? text : mendBlanks(best.text));
}

/** Controls that nobody types were characters of windows-1252 read as Latin-1 (so do browsers). */
function readControls(text: string): string {
  return text.replace(C1_CONTROLS, (control) => {
    const byte = control.charCodeAt(0);
    return CODE_PAGES[0]?.upperHalf.charAt(byte - 0x80) ?? control;
  });
}

/**
 * Undoes the misreading of UTF-8 as windows-1252 and its relatives, as far as the text proves it,
 * piece by piece and layer by layer; also removes a byte-order mark. Other text returns unchanged.
 */
export function repairText(text: string): string {
  if (!BEYOND_ASCII.test(text) || !SUSPICIOUS.test(text)) return text;
  let repaired = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = repairOnce(repaired);
    if (next === repaired) break;
    repaired = next;
  }
  return readControls(repaired).replace(/^\ufeff+/, '');
}
