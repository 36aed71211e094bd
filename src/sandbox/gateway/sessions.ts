/** Owns gateway sessions: what outlives a socket, so that a bot can resume where it stopped. */
import { randomBytes } from 'node:crypto';

import type { Clock } from '../../lib/clock.ts';
import type { Dispatch } from './dispatches.ts';

/** Dispatches kept for a replay; a bot that missed more must identify anew. */
const MOST_KEPT = 2000;
/** How long a session waits for its bot to come back. Discord does not say; minutes are seen. */
const KEPT_FOR_MS = 3 * 60_000;

export type Packet = { op: 0; t: string; s: number; d: unknown };

export type Session = {
  id: string;
  intents: number;
  seq: number;
  kept: Packet[];
  /** Writes to the socket at hand, if there is one. */
  send: ((packet: Packet) => void) | undefined;
  lostAtMs: number | undefined;
};

export type Sessions = {
  open(intents: number, send: (packet: Packet) => void): Session;
  /** The session, if it is known and has all packets after `seq`. */
  resumable(id: string, seq: number): Session | undefined;
  detach(session: Session): void;
  end(session: Session): void;
  all(): Session[];
};

export function createSessions({ clock }: { clock: Clock }): Sessions {
  const sessions = new Map<string, Session>();
  const isOver = ({ lostAtMs }: Session): boolean =>
    lostAtMs !== undefined && clock.now().getTime() - lostAtMs > KEPT_FOR_MS;

  return {
    open(intents, send) {
      for (const [id, session] of sessions) if (isOver(session)) sessions.delete(id);
      const session: Session = {
        id: randomBytes(16).toString('hex'),
        intents,
        seq: 0,
        kept: [],
        send,
        lostAtMs: undefined,
      };
      sessions.set(session.id, session);
      return session;
    },
    resumable(id, seq) {
      const session = sessions.get(id);
      if (session === undefined || isOver(session) || seq > session.seq) return undefined;
      const oldest = session.kept[0]?.s ?? session.seq + 1;
      return seq + 1 >= oldest ? session : undefined;
    },
    detach(session) {
      session.send = undefined;
      session.lostAtMs = clock.now().getTime();
    },
    end(session) {
      sessions.delete(session.id);
    },
    all: () => [...sessions.values()],
  };
}

/** Numbers a dispatch, keeps it for a replay, and sends it when a socket is there. */
export function deliver(
  session: Session,
  { name, data, intent }: Pick<Dispatch, 'name' | 'data' | 'intent'>,
): void {
  if (intent !== 0 && (session.intents & intent) === 0) return;
  session.seq += 1;
  const packet: Packet = { op: 0, t: name, s: session.seq, d: data };
  session.kept.push(packet);
  // Trimmed in blocks: shifting one by one would cost with every event.
  if (session.kept.length > 2 * MOST_KEPT) session.kept = session.kept.slice(-MOST_KEPT);
  session.send?.(packet);
}
