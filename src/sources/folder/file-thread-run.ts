/** Owns what a thread that prepares files does: answers each request with its files, prepared. */
import { parentPort, workerData } from 'node:worker_threads';
import { outletsOf } from '../../quality/outlets.ts';
import { createTaxonomy } from '../../topics/taxonomy.ts';
import type { Judgement, ThreadReply, ThreadRequest } from './file-thread.ts';
import { prepareFile } from './prepare-file.ts';

if (!parentPort) throw new Error('file-thread-run runs as a worker thread only');
const port = parentPort;

// What `startFileThread` gave it.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { judgement } = workerData as { judgement: Judgement };
const judge = {
  taxonomy: createTaxonomy(judgement.topics),
  // A file's topics are those that its publisher names: no word of it is weighed.
  classify: null,
  outletOf: outletsOf(judgement.outlets),
  qualityWeights: judgement.qualityWeights,
  qualityBar: judgement.qualityBar,
};

port.on('message', ({ id, files, now }: ThreadRequest) => {
  const reply: ThreadReply = { id, prepared: files.map((file) => prepareFile(judge, file, now)) };
  port.postMessage(reply);
});
