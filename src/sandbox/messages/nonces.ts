/** Owns the memory of nonces, by which Discord posts a retried message once. */
import { NONCE_WINDOW_MS, nonceKey } from '../state/changes.ts';
import type { Nonce } from '../state/state.ts';
import type { World } from '../world.ts';

/** What the bot sent under this nonce in the past few minutes, in whatever channel. */
export function findNonce({ clock, state }: World, nonce: string | number): Nonce | undefined {
  const found = state.nonces.get(nonceKey(state.botUserId, nonce));
  if (found === undefined) return undefined;
  return clock.now().getTime() - found.at_ms > NONCE_WINDOW_MS ? undefined : found;
}
