/**
 * Owns the embedded database, on a thread of its own so that its work never holds up the gateway's
 * heartbeat. Plain JavaScript because a worker's file is loaded by path, from `src` (tests, tsx) and
 * from `dist` alike, and Node 20 runs no TypeScript.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

/** Types that drizzle reads from text itself: date and time kinds, and arrays of them (by OID). */
const AS_TEXT = [1082, 1114, 1115, 1182, 1184, 1185, 1186, 1187, 1231];
const parsers = Object.fromEntries(
  AS_TEXT.map((oid) => [oid, (/** @type {string} */ text) => text]),
);

/** @typedef {{ id: number, sql: string, params?: unknown[], rowMode?: 'array' | 'object' }} Request */

if (!parentPort) throw new Error('pglite-worker runs as a worker thread only');
const port = parentPort;

const pglite = await PGlite.create({
  dataDir: String(workerData.folder),
  // 16 MB instead of 128 MB: 170 MB of memory for the process instead of 300.
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
});

/** @param {Request | { id: number, close: true }} request */
async function answer(request) {
  if ('close' in request) {
    await pglite.close();
    return { rows: [] };
  }
  const { sql, params, rowMode } = request;
  const { rows, affectedRows } = await pglite.query(sql, params, {
    rowMode: rowMode ?? 'object',
    parsers,
  });
  return { rows, affectedRows };
}

port.on('message', (/** @type {Request | { id: number, close: true }} */ request) => {
  answer(request).then(
    (result) => port.postMessage({ id: request.id, result }),
    (/** @type {Error & { code?: string, constraint?: string, detail?: string }} */ error) => {
      // A clone of an Error would lose Postgres's fields.
      const { message, code, constraint, detail } = error;
      port.postMessage({ id: request.id, error: { message, code, constraint, detail } });
    },
  );
});

port.postMessage({ ready: true });
