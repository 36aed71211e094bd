/**
 * Owns answering how much memory a process has, from inside of it: loaded before its own program, on
 * its main thread only.
 */
import { isMainThread } from 'node:worker_threads';
import { heldBytes } from '../../test/support/held-bytes.mjs';

if (isMainThread) {
  // First as it is: asking for what is held gives back what lay about.
  process.on('message', () => {
    const rssMb = process.memoryUsage.rss() / 1e6;
    const heldMb = heldBytes() / 1e6;
    process.send?.({ rssMb, heldMb });
  });
}
