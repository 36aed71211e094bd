/** Owns which files the messages of a state show. */
import { messagesOf, type State } from '../state/state.ts';

/** Ids of attachments by their links, wherever in a message those stand. */
export function filesInUse(state: State): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const channelId of state.messages.keys()) {
    for (const message of messagesOf(state, channelId).all()) {
      const text = JSON.stringify(message);
      for (const [, id] of text.matchAll(/\/attachments\/\d+\/(\d+)\//gu)) ids.add(id ?? '');
    }
  }
  return ids;
}
