/** Owns the memory of nonces, by which Discord posts a retried message once. */
import type { Clock } from '../../lib/clock.ts';

/** Discord says "the past few minutes" and no more (message.mdx, `enforce_nonce`). */
const WINDOW_MS = 3 * 60_000;

export type NoncedMessage = { channelId: string; messageId: string };

export type Nonces = {
  /** What this author sent under this nonce within the window, in whatever channel. */
  find(authorId: string, nonce: string | number): NoncedMessage | undefined;
  remember(authorId: string, nonce: string | number, message: NoncedMessage): void;
};

export function createNonces({ clock }: { clock: Clock }): Nonces {
  const memory = new Map<string, NoncedMessage & { atMs: number }>();
  const isOver = (atMs: number): boolean => clock.now().getTime() - atMs > WINDOW_MS;

  return {
    find(authorId, nonce) {
      const found = memory.get(`${authorId} ${nonce}`);
      return found === undefined || isOver(found.atMs) ? undefined : found;
    },
    remember(authorId, nonce, message) {
      for (const [key, { atMs }] of memory) {
        if (!isOver(atMs)) break;
        memory.delete(key);
      }
      const key = `${authorId} ${nonce}`;
      memory.delete(key);
      memory.set(key, { ...message, atMs: clock.now().getTime() });
    },
  };
}
