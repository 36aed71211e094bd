/** Owns fitting text into the width of a terminal, by the columns that its characters take there. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Of a file or a pipe, which has none. */
const DEFAULT_WIDTH = 100;
/** East Asian wide and full-width characters (Unicode UAX #11), and what is shown as a picture. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18dff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
const ASCII = /^[ -~]*$/;
/** What stands in front of a fact: `  rules       `, `  2026-11-30 04:20  `. */
const LABEL = /^ *\S+(?: \S+)* {2,}(?=\S)/;
/** A command is one: it is copied as a whole. */
const WORD = /(?:`[^`]*`|\S)+/g;
/** A continued line is set under its own beginning, by so much. */
const HANGING = 2;

export function terminalWidth(): number {
  return process.stdout.columns || DEFAULT_WIDTH;
}

/** How many columns of a terminal the text takes. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/** The text, or its beginning with an ellipsis: at most `columns` wide, never cut in a grapheme. */
export function cutTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += columnsOf(segment);
    if (used > columns) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** Broken between words, continued under its label; a word that is too wide, as an address, stays whole. */
export function wrapLine(line: string, width: number = terminalWidth()): string[] {
  if (columnsOf(line) <= width) return [line];
  const own = /^ */.exec(line)?.[0].length ?? 0;
  const label = LABEL.exec(line)?.[0] ?? '';
  const labelled = columnsOf(label);
  const isUnderLabel = labelled > 0 && labelled <= width / 2;
  const indent = ' '.repeat(isUnderLabel ? labelled : own + HANGING);
  const start = isUnderLabel ? label : ' '.repeat(own);
  const lines: string[] = [];
  let current = start;
  let isEmpty = true;
  for (const word of line.slice(start.length).match(WORD) ?? []) {
    if (!isEmpty && columnsOf(current) + 1 + columnsOf(word) > width) {
      lines.push(current);
      current = indent;
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, current];
}

export function wrapLines(lines: readonly string[], width: number = terminalWidth()): string {
  return lines.flatMap((line) => wrapLine(line, width)).join('\n');
}
