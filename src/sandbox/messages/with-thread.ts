/** Owns how a message shows the thread that was started from it. */
import type { APIMessage } from 'discord-api-types/v10';

import { shapeChannel } from '../shape.ts';
import { isThread, type State, type ThreadChannel } from '../state/state.ts';
import { vouched } from '../wire/vouched.ts';
import { FLAGS, has } from './message-body.ts';
import { shown } from './store.ts';

/** As answered, with `thread` as it is now (message.mdx, "Message Object"). */
export function shownWithThread(state: State, message: APIMessage): APIMessage {
  const thread = threadOf(state, message);
  if (thread === undefined) return shown(message);
  // A thread of ours has every field that the type asks for.
  const shaped = vouched<NonNullable<APIMessage['thread']>>(shapeChannel(state, thread));
  return { ...shown(message), thread: shaped };
}

function threadOf(state: State, { id, flags }: APIMessage): ThreadChannel | undefined {
  const channel = has(flags, FLAGS.hasThread) ? state.channels.get(id) : undefined;
  return channel !== undefined && isThread(channel) ? channel : undefined;
}
