/**
 * Owns reading how much memory is held on to, for tests and benches. In JavaScript: processes whose
 * memory is measured load no compiler.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** @type {unknown} */
const collectGarbage = runInNewContext('gc');

/**
 * Bytes. Rubbish does not count: how much of it lies about is the engine's own affair.
 *
 * Collected twice: the engine frees the memory of dead buffers beside its main thread, and only the
 * next collection waits until that is done. After one, 60 MB of dead buffers still count as held.
 */
export function heldBytes() {
  if (typeof collectGarbage === 'function') {
    collectGarbage();
    collectGarbage();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
