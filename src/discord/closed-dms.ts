/** Owns telling somebody at once that their direct messages are closed, while Discord lets us answer. */
import type { Sender, SendOutcome, Target } from '../delivery/sender.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';

export type ClosedDms = {
  /**
   * The next direct message to this person is the first that shows whether they come through.
   * @param tell is called once, when it is refused
   */
  expect(userId: string, tell: () => Promise<void>): void;
  /** The same sender, whose refusals are heard of. */
  heard(sender: Sender): Sender;
};

/** An interaction is answered for 15 minutes: https://docs.discord.com/developers/interactions/receiving-and-responding. */
const KEPT_MS = 14 * 60_000;

type Waiting = { untilMs: number; tell: () => Promise<void> };

/** Of this process alone: who asked before it started sees it in their list. */
export function createClosedDms({ clock, log }: { clock: Clock; log: Log }): ClosedDms {
  const waiting = new Map<string, Waiting>();

  function hear({ kind, discordId }: Target, { status }: SendOutcome | { status: 'absent' }): void {
    const known = kind === 'dm' ? waiting.get(discordId) : undefined;
    if (!known || (status !== 'closed' && status !== 'sent')) return;
    waiting.delete(discordId);
    if (status === 'sent' || known.untilMs < clock.now().getTime()) return;
    // Sending goes on meanwhile. Whom it does not reach sees it in their list.
    known.tell().catch((error: unknown) => {
      log.warn({ reason: messageOf(error) }, 'who has closed direct messages was not told');
    });
  }

  return {
    expect(userId, tell) {
      const nowMs = clock.now().getTime();
      for (const [id, { untilMs }] of waiting) if (untilMs < nowMs) waiting.delete(id);
      waiting.set(userId, { untilMs: nowMs + KEPT_MS, tell });
    },
    heard: (sender) => ({
      ...sender,
      async send(outgoing) {
        const outcome = await sender.send(outgoing);
        hear(outgoing.target, outcome);
        return outcome;
      },
    }),
  };
}
