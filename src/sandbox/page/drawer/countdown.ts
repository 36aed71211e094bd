/** Owns how long things last as the drawer says it. Pure. */

const SECOND_MS = 1000;

/** What is left of `afterMs` that were told at `toldAtMs`; never less than nothing. */
export function leftOf(afterMs: number, toldAtMs: number, nowMs: number): number {
  return Math.max(0, afterMs - Math.max(0, nowMs - toldAtMs));
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0
    ? `${large} ${largeUnit}`
    : `${large} ${largeUnit} ${String(small).padStart(2, '0')} ${smallUnit}`;
}

/** In its two largest units: `0.4 s`, `12 s`, `3 min 05 s`, `2 h 30 min`, `1 d 04 h`. */
export function durationText(ms: number): string {
  if (ms < 9950) return `${Number((ms / SECOND_MS).toFixed(1))} s`;
  const seconds = Math.round(ms / SECOND_MS);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return two(minutes, 'min', seconds % 60, 's');
  const hours = Math.floor(minutes / 60);
  return hours < 24
    ? two(hours, 'h', minutes % 60, 'min')
    : two(Math.floor(hours / 24), 'd', hours % 24, 'h');
}
