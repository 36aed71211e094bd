/** Owns the patterns that people write (`/3d ?gs/`): an engine that takes linear time, and bounds. */
import { RE2JS, RE2JSSyntaxException } from 're2js';

/** One step costs about 50 ns for each instruction that is under way: half of `.{0,48}` always are. */
const MOST_INSTRUCTIONS = 100;
/** Of a text that is looked through, in UTF-16 units: mostly far under 1 ms, at worst about 9 ms. */
export const PATTERN_TEXT = 2_500;
const MOST_KEPT = 5_000;
/** Stories that are looked through at once by patterns: who asks for that waits for it. */
export const MOST_BY_PATTERN = 200;

export type PatternFault =
  /** `at`: where in the pattern, counted from 1. */
  | { fault: 'bad-pattern'; at: number; reason: string }
  | { fault: 'large-pattern' }
  /** It is found in every text. */
  | { fault: 'empty-pattern' };

const compiled = new Map<string, RE2JS>();

/** `/…/` as it is stored. */
export function isPattern(keyword: string): boolean {
  return keyword.length > 2 && keyword.startsWith('/') && keyword.endsWith('/');
}

/** @param source without its slashes */
export function faultOf(source: string): PatternFault | null {
  try {
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    if (pattern.programSize() > MOST_INSTRUCTIONS) return { fault: 'large-pattern' };
    return pattern.matcher('').find() ? { fault: 'empty-pattern' } : null;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    // It names the part that it could not read, at times behind flags of its own.
    const part = (error.getPattern() ?? '').replace(/^\(\?i\)/, '');
    const at = Math.max(0, part === '' ? 0 : source.indexOf(part));
    return { fault: 'bad-pattern', at: at + 1, reason: error.getDescription() };
  }
}

/** @param keyword one that `faultOf` found nothing wrong with, with its slashes */
export function findsPattern(keyword: string, text: string): boolean {
  return compile(keyword).matcher(text.slice(0, PATTERN_TEXT)).find();
}

function compile(keyword: string): RE2JS {
  const known = compiled.get(keyword);
  if (known) return known;
  const pattern = RE2JS.compile(keyword.slice(1, -1), RE2JS.CASE_INSENSITIVE);
  const [oldest] = compiled.size >= MOST_KEPT ? compiled.keys() : [];
  if (oldest !== undefined) compiled.delete(oldest);
  compiled.set(keyword, pattern);
  return pattern;
}
