/** Owns the holding back of what the page need not be told each time. */

export type Held = { run(): void; close(): void };

/**
 * Runs at once, then at most every `ms`: calls in between come to one at the end of the wait, so that
 * the last state is always told.
 */
export function atMostEvery(ms: number, act: () => void): Held {
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;

  function run(): void {
    if (timer !== undefined) {
      isWanted = true;
      return;
    }
    act();
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      run();
    }, ms);
  }

  return { run, close: () => clearTimeout(timer) };
}
