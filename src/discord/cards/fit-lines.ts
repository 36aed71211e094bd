/** Owns fitting a list into a limit, saying how much of it was left out. */
import { codePoints } from '../../lib/text.ts';
import type { Texts } from '../texts/texts-for.ts';

/** As many lines as fit in `limit` code points, then "and n more" for the others. */
export function fitLines(
  lines: readonly string[],
  { limit, most, texts }: { limit: number; most: number; texts: Texts },
): string {
  for (let shown = Math.min(lines.length, most); shown > 0; shown -= 1) {
    const left = lines.length - shown;
    const others = left > 0 ? [texts('common.andOthers', { count: left })] : [];
    const text = [...lines.slice(0, shown), ...others].join('\n');
    if (codePoints(text) <= limit) return text;
  }
  return lines.length === 0 ? '' : texts('common.others', { count: lines.length });
}
