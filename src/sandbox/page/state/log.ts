/** Owns the messages of a channel that the page holds: a stretch of them, bounded on both sides. Pure. */
import type { APIMessage } from 'discord-api-types/v10';
import type { PageMessages } from '../../page-protocol.ts';
import { isNewer } from './newer.ts';

/** Oldest first. While `hasNewer`, messages that come are beyond its end. */
export type ChannelLog = {
  messages: readonly APIMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  isLoading: boolean;
};

export const LOADING_LOG: ChannelLog = {
  messages: [],
  hasOlder: false,
  hasNewer: false,
  isLoading: true,
};

/** What is drawn at most: reading on drops as many at the other end. */
export const MOST_HELD = 150;
/** A channel that is left keeps its newest ones, so that coming back shows them at once. */
export const KEPT_WHEN_LEFT = 50;

export function placeInOrder(list: readonly APIMessage[], message: APIMessage): APIMessage[] {
  const known = list.findIndex(({ id }) => id === message.id);
  if (known !== -1) return list.with(known, message);
  const at = list.findLastIndex(({ id }) => isNewer(message.id, id));
  return list.toSpliced(at + 1, 0, message);
}

function newestOf(log: ChannelLog, count: number): ChannelLog {
  if (log.messages.length <= count) return log;
  return { ...log, messages: log.messages.slice(-count), hasOlder: true };
}

/** A message that came; twice as many as are held are let in before the oldest go. */
export function withNew(log: ChannelLog, message: APIMessage): ChannelLog {
  if (log.hasNewer) return log;
  const next = { ...log, messages: placeInOrder(log.messages, message) };
  return next.messages.length > 2 * MOST_HELD ? newestOf(next, MOST_HELD) : next;
}

export function withChanged(log: ChannelLog, message: APIMessage): ChannelLog {
  const isHeld = log.messages.some(({ id }) => id === message.id);
  return isHeld ? { ...log, messages: placeInOrder(log.messages, message) } : log;
}

export function without(log: ChannelLog, messageId: string): ChannelLog {
  return { ...log, messages: log.messages.filter(({ id }) => id !== messageId) };
}

/** The newest page; what came over the live connection meanwhile is newer than it. */
export function withNewest(log: ChannelLog, page: PageMessages): ChannelLog {
  const messages = log.messages.reduce<APIMessage[]>(placeInOrder, page.messages);
  return { messages, hasOlder: page.has_older, hasNewer: false, isLoading: false };
}

export function withOlder(log: ChannelLog, page: PageMessages): ChannelLog {
  const all = [...page.messages, ...log.messages];
  return {
    messages: all.slice(0, MOST_HELD),
    hasOlder: page.has_older,
    hasNewer: log.hasNewer || all.length > MOST_HELD,
    isLoading: false,
  };
}

export function withNewer(log: ChannelLog, page: PageMessages): ChannelLog {
  const all = [...log.messages, ...page.messages];
  return {
    messages: all.slice(-MOST_HELD),
    hasOlder: log.hasOlder || all.length > MOST_HELD,
    hasNewer: page.has_newer,
    isLoading: false,
  };
}

/** Nothing where one had scrolled away from the end: coming back begins there. */
export function whenLeft(log: ChannelLog | undefined): ChannelLog | undefined {
  if (!log || log.hasNewer || log.isLoading) return undefined;
  return newestOf(log, KEPT_WHEN_LEFT);
}

/** With the ephemeral ones that belong into the stretch that is held. */
export function withWhispers(
  log: ChannelLog,
  whispers: readonly APIMessage[],
): readonly APIMessage[] {
  const [first] = log.messages;
  const last = log.messages.at(-1);
  return whispers
    .filter(({ id }) => !log.hasOlder || (first !== undefined && isNewer(id, first.id)))
    .filter(({ id }) => !log.hasNewer || (last !== undefined && isNewer(last.id, id)))
    .reduce<readonly APIMessage[]>(placeInOrder, log.messages);
}
