/** Owns tables as a terminal shows them. */
import { columnsOf, cutTo, padTo, terminalWidth, wrapLine } from './terminal-width.ts';

export type TextRow = {
  cells: readonly string[];
  /** What is to be known beside it, below it: each begins a line, and is continued on the next. */
  details?: readonly string[];
  /** Before the details, on one line: where it is too long its end is left out. */
  address?: string;
};

type TableLayout = {
  /** The column that is cut where the others leave it too little room. */
  gives: number;
  /** In columns of the terminal. */
  width?: number;
};

/** Less of a cell says nothing. */
const LEAST_WIDTH = 12;
const GAP = 2;

/** Columns as wide as what is in them; details begin under the second column. */
export function textTable(
  head: readonly string[],
  rows: readonly TextRow[],
  { gives, width = terminalWidth() }: TableLayout,
): string {
  const widths = widthsOf([head, ...rows.map(({ cells }) => cells)]);
  const all = widths.reduce((sum, one) => sum + one + GAP, -GAP);
  widths[gives] = Math.max(LEAST_WIDTH, (widths[gives] ?? 0) - Math.max(0, all - width));
  const line = (cells: readonly string[]) => {
    const padded = cells.map((cell, at) => padTo(cutTo(cell, widths[at] ?? 0), widths[at] ?? 0));
    return cutTo(padded.join(' '.repeat(GAP)).trimEnd(), width);
  };
  const indent = ' '.repeat((widths[0] ?? 0) + GAP);
  return [
    line(head),
    ...rows.flatMap(({ cells, details = [], address }) => [
      line(cells),
      ...(address === undefined ? [] : [cutTo(`${indent}${address}`, width)]),
      ...details.flatMap((text) => wrapLine(`${indent}${text}`, width)),
    ]),
  ].join('\n');
}

function widthsOf(rows: readonly (readonly string[])[]): number[] {
  const [head = []] = rows;
  return head.map((_, at) => Math.max(...rows.map((cells) => columnsOf(cells[at] ?? ''))));
}

/** To the minute, of UTC. */
export function minuteOf(at: Date | null): string {
  return at === null ? '-' : at.toISOString().slice(0, 16).replace('T', ' ');
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
