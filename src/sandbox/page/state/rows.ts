/** Owns the rows of a message list: days, the "new" line, messages under one head. Pure. */
import type { APIMessage } from 'discord-api-types/v10';
import {
  CONTEXT_ANSWER,
  COMMAND_ANSWER,
  DEFAULT_MESSAGE,
  EPHEMERAL,
  REPLY,
} from '../discord-numbers.ts';
import { hasFlag } from './frames.ts';
import { isNewer } from './newer.ts';

export type Row =
  | { kind: 'day'; key: string; timestamp: string }
  | { kind: 'new'; key: string }
  | { kind: 'message'; key: string; message: APIMessage; compact: boolean };

/** The client draws an author anew after seven minutes. */
const SAME_HEAD_MS = 7 * 60 * 1000;

function localDay(timestamp: string): string {
  return new Date(timestamp).toDateString();
}

const WRITTEN: readonly number[] = [DEFAULT_MESSAGE, REPLY, COMMAND_ANSWER, CONTEXT_ANSWER];

/** What people and bots write; the rest are Discord's own notices, which have no head. */
function isWritten({ type }: APIMessage): boolean {
  return WRITTEN.includes(type);
}

function sharesHead(before: APIMessage | undefined, message: APIMessage): boolean {
  if (!before || before.author.id !== message.author.id) return false;
  if (!isWritten(before) || !isWritten(message)) return false;
  if (message.interaction_metadata || message.message_reference) return false;
  if (hasFlag(before, EPHEMERAL) !== hasFlag(message, EPHEMERAL)) return false;
  return Date.parse(message.timestamp) - Date.parse(before.timestamp) < SAME_HEAD_MS;
}

/** `messages` oldest first. `newAfter` is the last message seen before the channel was opened. */
export function rowsOf(messages: readonly APIMessage[], newAfter: string | undefined): Row[] {
  const rows: Row[] = [];
  let before: APIMessage | undefined;
  for (const message of messages) {
    const isNewDay = !before || localDay(before.timestamp) !== localDay(message.timestamp);
    if (isNewDay)
      rows.push({ kind: 'day', key: `day-${message.id}`, timestamp: message.timestamp });
    const isFirstNew =
      newAfter !== undefined &&
      before !== undefined &&
      isNewer(message.id, newAfter) &&
      !isNewer(before.id, newAfter);
    if (isFirstNew) rows.push({ kind: 'new', key: `new-${message.id}` });
    const compact = !isNewDay && !isFirstNew && sharesHead(before, message);
    rows.push({ kind: 'message', key: message.id, message, compact });
    before = message;
  }
  return rows;
}
