/** Owns the messages of one channel, in order. */
import type { APIMessage } from 'discord-api-types/v10';

import { compareIds } from './snowflake.ts';

export type MessagePages = {
  get(id: string): APIMessage | undefined;
  all(): APIMessage[];
  /** Oldest first: up to `limit` next to `anchor` on one side of it, or the newest without one. */
  page(limit: number, anchor?: { side: 'before' | 'after'; id: string }): APIMessage[];
};

export type MessageLog = MessagePages & {
  /** A new message or a new state of a known one. Ids only grow, so a new one is always the last. */
  set(message: APIMessage): void;
  remove(id: string): void;
};

export function createMessageLog(initial: readonly APIMessage[] = []): MessageLog {
  const byId = new Map(initial.map((message) => [message.id, message]));
  const ids = initial.map(({ id }) => id);

  function firstNotBefore(id: string): number {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareIds(ids[middle] ?? '', id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  const slice = (from: number, to: number): APIMessage[] =>
    ids.slice(Math.max(from, 0), to).flatMap((id) => byId.get(id) ?? []);

  return {
    get: (id) => byId.get(id),
    set(message) {
      if (!byId.has(message.id)) ids.push(message.id);
      byId.set(message.id, message);
    },
    remove(id) {
      if (byId.delete(id)) ids.splice(firstNotBefore(id), 1);
    },
    all: () => slice(0, ids.length),
    page(limit, anchor) {
      if (anchor === undefined) return slice(ids.length - limit, ids.length);
      const at = firstNotBefore(anchor.id);
      if (anchor.side === 'before') return slice(at - limit, at);
      const from = ids[at] === anchor.id ? at + 1 : at;
      return slice(from, from + limit);
    },
  };
}
