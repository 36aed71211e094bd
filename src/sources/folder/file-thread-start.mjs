/**
 * Owns the start of a thread that prepares files. Plain JavaScript because a worker's file is loaded
 * by path, from `src` (tests, tsx) and from `dist` alike, and Node 20 runs no TypeScript: from `src`
 * it has to be taught to.
 */
import { workerData } from 'node:worker_threads';

if (!workerData.isCompiled) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import(workerData.run);
