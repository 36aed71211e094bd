/** Owns the list of a source's states. */
import type { SourceState } from './tables.ts';

/** Those that are read come first. */
export const sourceStates = [
  'active',
  'default',
  'paused',
  'retired',
  'removed',
] as const satisfies readonly SourceState[];
