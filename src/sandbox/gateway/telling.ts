/** Owns who is told of an event, and the faults that repeat events or let them change places. */
import type { Cancel } from '../time.ts';
import type { World } from '../world.ts';
import type { Dispatch } from './dispatches.ts';
import { takeFault } from './faults.ts';
import { deliver, hears, type Session } from './sessions.ts';

/** An event as one session is told it. */
export type News = (session: Session) => Dispatch;

/** How long the first of a pair waits for a second that may never come. */
const MOST_HELD_MS = 1000;

/**
 * Discord promises neither order nor once (reference.mdx, "Eventual consistency"). An event that comes
 * twice has a sequence number for each time: it is the event that repeats, not the packet.
 */
export function createTelling(world: World): (news: News) => void {
  const { sessions } = world.gateway;
  let held: { give: () => void; cancel: Cancel } | undefined;

  function release(): void {
    const { give, cancel } = held ?? {};
    held = undefined;
    cancel?.();
    give?.();
  }

  return (news) => {
    const told = sessions
      .all()
      .map((session) => ({ session, dispatch: news(session) }))
      .filter(({ session, dispatch }) => hears(session, dispatch));
    // What nobody hears can be neither repeated nor late.
    if (told.length === 0) return;
    const times = takeFault(world, 'repeat') ? 2 : 1;
    const give = (): void => {
      for (let time = 0; time < times; time += 1) {
        for (const { session, dispatch } of told) deliver(session, dispatch);
      }
    };
    if (held === undefined && takeFault(world, 'reorder')) {
      held = { give, cancel: world.clock.after(MOST_HELD_MS, release) };
      return;
    }
    give();
    release();
  };
}
