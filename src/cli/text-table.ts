/** Owns tables as a terminal shows them. */

export type TextRow = {
  cells: readonly string[];
  /** What is to be known beside it, a line each, below it. */
  details?: readonly string[];
};

/** Columns as wide as what is in them; details begin under the second column. */
export function textTable(head: readonly string[], rows: readonly TextRow[]): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map(({ cells }) => cells[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  const indent = ' '.repeat((widths[0] ?? 0) + 2);
  return [
    line(head),
    ...rows.flatMap(({ cells, details = [] }) => [
      line(cells),
      ...details.map((text) => `${indent}${text}`),
    ]),
  ].join('\n');
}

/** To the minute, of UTC. */
export function minuteOf(at: Date | null): string {
  return at === null ? '-' : at.toISOString().slice(0, 16).replace('T', ' ');
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
