/** Owns the bar that shows on a terminal how far a long command is. */

/** What of `process.stderr` it needs. */
export type Terminal = { isTTY?: boolean; columns?: number; write(text: string): unknown };

const REDRAW_MS = 100;
const BAR_MAX = 30;

/**
 * Answers what to call with the number done and of all; shows nothing when piped. Its time begins with
 * the first call, of none done.
 */
export function progressBar(
  terminal: Terminal,
  what: string,
  nowMs: () => number = () => performance.now(),
): (done: number, all: number) => void {
  if (terminal.isTTY !== true) return () => undefined;
  let startedMs: number | null = null;
  let drawnMs = Number.NEGATIVE_INFINITY;
  return (done, all) => {
    const now = nowMs();
    startedMs ??= now;
    if (done < all && now - drawnMs < REDRAW_MS) return;
    drawnMs = now;
    const line = renderProgress({ done, all, what, seconds: (now - startedMs) / 1_000 });
    // Erases what a longer line before it left.
    terminal.write(
      `\r${line.slice(0, (terminal.columns ?? 80) - 1)}\u001b[K${done < all ? '' : '\n'}`,
    );
  };
}

export function renderProgress({
  done,
  all,
  what,
  seconds,
}: {
  done: number;
  all: number;
  /** What is counted: `files`. */
  what: string;
  seconds: number;
}): string {
  const filled = Math.floor((done / all) * BAR_MAX);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_MAX - filled)}`;
  const perSecond = seconds > 0 ? done / seconds : 0;
  const left = perSecond > 0 ? `, ${clockTime((all - done) / perSecond)} left` : '';
  const rate = `${count(perSecond)} a second`;
  return `${bar} ${count(done)} of ${count(all)} ${what}, ${rate}${done < all ? left : ''}`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function clockTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
