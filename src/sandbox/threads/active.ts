/** Owns the cap on the active threads of a guild. */
import { threadsOf, type State, type ThreadChannel } from '../state/state.ts';

/** Not documented; 160006 is what comes beyond it (opcodes-and-status-codes.mdx). */
const MOST_ACTIVE = 1000;

export function activeThreadsOf(state: State, guildId: string): ThreadChannel[] {
  return threadsOf(state, guildId).filter(({ thread_metadata: { archived } }) => !archived);
}

export function activeThreadsFull(state: State, guildId: string): boolean {
  return activeThreadsOf(state, guildId).length >= MOST_ACTIVE;
}
