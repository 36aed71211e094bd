/** Owns doing long work on the main thread in short slices, between which everything else is served. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** A tenth of what the gateway's heartbeat and a person at a button could notice. */
const SLICE_MS = 10;

/** Runs the steps to their end; each of them is short. */
export async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let end = performance.now() + SLICE_MS; ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await nextTurn();
    end = performance.now() + SLICE_MS;
  }
}
