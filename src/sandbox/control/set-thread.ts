/** Owns `thread.set`: somebody archives, reopens, locks or unlocks a thread. */
import { z } from 'zod';

import { withMetadata } from '../threads/archive.ts';
import { saveThread } from '../threads/edit-thread.ts';
import { control } from './definition.ts';
import { findThread } from './find-channel.ts';

export const setThread = control({
  name: 'thread.set',
  what: 'Archive or reopen a thread, lock or unlock it.',
  input: z.object({
    thread_id: z.string(),
    archived: z.boolean().exactOptional(),
    locked: z.boolean().exactOptional(),
  }),
  example: { thread_id: '1475000000000000000', archived: true },
  run(world, { thread_id: id, ...change }) {
    saveThread(world, withMetadata(world, findThread(world, id), change));
  },
});
