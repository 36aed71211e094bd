/** Owns what runs on the thread that reads large feeds. */
import { parentPort } from 'node:worker_threads';
import { FeedError } from '../feed/feed-error.ts';
import { parseFeed } from '../feed/parse-feed.ts';
import type { ThreadReply, ThreadRequest } from './feed-reader.ts';

if (!parentPort) throw new Error('feed-thread-run runs as a worker thread only');
const port = parentPort;

port.on('message', ({ body, url, contentType }: ThreadRequest) => {
  port.postMessage(read(Buffer.from(body), { url, contentType }));
});

function read(body: Buffer, from: Omit<ThreadRequest, 'body'>): ThreadReply {
  try {
    return { document: parseFeed(body, from) };
  } catch (error) {
    // Its class would not arrive.
    if (error instanceof FeedError) return { notAFeed: error.message };
    throw error;
  }
}
