/** Owns gateway sessions: what outlives a socket, so that a bot can resume where it stopped. */
import { randomBytes } from 'node:crypto';

import type { Clock } from '../../lib/clock.ts';
import type { Dispatch } from './dispatches.ts';
import { INTENTS } from './intents.ts';
import type { Link } from './link.ts';
import { OP, type DispatchPacket } from './packets.ts';
import { isOnShard, type Shard } from './shards.ts';

/** Dispatches kept for a replay; a bot that missed more must identify anew. */
const MOST_KEPT = 2000;
/** How long a session waits for its bot to come back. Discord does not say; minutes are seen. */
const KEPT_FOR_MS = 3 * 60_000;

export type Session = {
  id: string;
  intents: number;
  shard: Shard;
  seq: number;
  kept: DispatchPacket[];
  /** The socket at hand, if there is one. */
  link: Link | undefined;
  lostAtMs: number | undefined;
};

export type Sessions = {
  open(identity: Pick<Session, 'intents' | 'shard'>, link: Link): Session;
  /** The session of this id that has not waited too long. */
  find(id: string): Session | undefined;
  /** Binds it to a socket, and takes it from the one that it had. */
  attach(session: Session, link: Link): void;
  /** Leaves it waiting to be resumed. */
  detach(session: Session): void;
  end(session: Session): void;
  all(): Session[];
};

export function createSessions({ clock }: { clock: Clock }): Sessions {
  const sessions = new Map<string, Session>();

  function living(): Map<string, Session> {
    const now = clock.now().getTime();
    for (const [id, { lostAtMs }] of sessions) {
      if (lostAtMs !== undefined && now - lostAtMs > KEPT_FOR_MS) sessions.delete(id);
    }
    return sessions;
  }

  function unlink(session: Session): void {
    if (session.link?.session === session) session.link.session = undefined;
    session.link = undefined;
  }

  function attach(session: Session, link: Link): void {
    unlink(session);
    session.link = link;
    session.lostAtMs = undefined;
    link.session = session;
  }

  return {
    open(identity, link) {
      const id = randomBytes(16).toString('hex');
      const nothing = { seq: 0, kept: [], link: undefined, lostAtMs: undefined };
      const session: Session = { id, ...identity, ...nothing };
      attach(session, link);
      sessions.set(id, session);
      return session;
    },
    find: (id) => living().get(id),
    attach,
    detach(session) {
      unlink(session);
      session.lostAtMs = clock.now().getTime();
    },
    end(session) {
      unlink(session);
      sessions.delete(session.id);
    },
    all: () => [...living().values()],
  };
}

/** Whether an event is for this session, by its shard and its intents. */
export function hears({ shard, intents }: Session, { intent, guildId }: Dispatch): boolean {
  return isOnShard(shard, guildId) && (intent === 0 || (intents & intent) !== 0);
}

/** Numbers a dispatch, keeps it for a replay, and sends it when a socket is there. */
export function deliver(
  session: Session,
  { name, data, withoutContent }: Pick<Dispatch, 'name' | 'data' | 'withoutContent'>,
): void {
  const isReduced = (session.intents & INTENTS.messageContent) === 0;
  session.seq += 1;
  const packet: DispatchPacket = {
    op: OP.dispatch,
    t: name,
    s: session.seq,
    d: isReduced ? (withoutContent ?? data) : data,
  };
  session.kept.push(packet);
  // Trimmed in blocks: shifting one by one would cost with every event.
  if (session.kept.length > 2 * MOST_KEPT) session.kept = session.kept.slice(-MOST_KEPT);
  session.link?.write(packet);
}

/** What a session missed after `seq`; undefined when some of it is no longer kept. */
export function missedSince(
  { kept, seq: last }: Session,
  seq: number,
): DispatchPacket[] | undefined {
  const oldest = kept[0]?.s ?? last + 1;
  return seq + 1 >= oldest ? kept.filter(({ s }) => s > seq) : undefined;
}
