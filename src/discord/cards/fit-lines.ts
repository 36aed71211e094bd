/** Owns fitting a list into a limit, saying how much of it was left out. */
import { codePoints } from '../../lib/text.ts';

/** As many lines as fit in `limit` code points, then "and n more" for the others. */
export function fitLines(lines: readonly string[], limit: number, most: number): string {
  for (let shown = Math.min(lines.length, most); shown > 0; shown -= 1) {
    const left = lines.length - shown;
    const text = [...lines.slice(0, shown), ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
    if (codePoints(text) <= limit) return text;
  }
  return lines.length === 0 ? '' : `${lines.length} more`;
}
