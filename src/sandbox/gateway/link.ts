/** Owns one gateway socket as the rest of the gateway sees it. */
import type { WebSocket } from 'ws';

import { CLOSE, type CloseReason, type Packet } from './packets.ts';
import type { Session } from './sessions.ts';

export type Link = {
  /** Bound to it by IDENTIFY or RESUME. */
  session: Session | undefined;
  write(packet: Packet): void;
  refuse(reason: CloseReason): void;
  /** Null kills the socket without a close frame. */
  close(code: number | null): void;
  /** Open, but deaf and mute; what was held back is sent when that is over. */
  setZombie(on: boolean): void;
  isZombie(): boolean;
  /** Starts the time anew in which the client must beat; half of it when it was asked to beat at once. */
  awaitBeat(isAsked: boolean): void;
  stop(): void;
};

/** A client that beats late is not dropped for jitter, one that is silent is. */
const PATIENCE = 1.5;
/** Of an interval: Discord wants the beat "immediately" and does not say how long it waits. */
const PATIENCE_WHEN_ASKED = 0.5;
/** After a moment in which this process stood still, timers run before what has come is read. */
const HEARING_MS = 100;

export function createLink(socket: WebSocket, heartbeatIntervalMs: number): Link {
  let held: Packet[] | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  const link: Link = {
    session: undefined,
    write(packet) {
      if (held === undefined) socket.send(JSON.stringify({ t: null, s: null, d: null, ...packet }));
      else held.push(packet);
    },
    refuse: (reason) => closeFor(socket, reason),
    close(code) {
      if (code === null) socket.terminate();
      else socket.close(code);
    },
    setZombie(on) {
      if (on) {
        held ??= [];
        clearTimeout(watchdog);
        return;
      }
      const waiting = held ?? [];
      held = undefined;
      for (const packet of waiting) link.write(packet);
      link.awaitBeat(false);
    },
    isZombie: () => held !== undefined,
    awaitBeat(isAsked) {
      clearTimeout(watchdog);
      const patience = isAsked ? PATIENCE_WHEN_ASKED : PATIENCE;
      // Real time, as a client's own heartbeats are.
      watchdog = setTimeout(() => {
        watchdog = setTimeout(() => link.refuse('sessionTimedOut'), HEARING_MS).unref();
      }, heartbeatIntervalMs * patience).unref();
    },
    stop: () => clearTimeout(watchdog),
  };
  return link;
}

export function closeFor(socket: WebSocket, reason: CloseReason): void {
  const [code, words] = CLOSE[reason];
  socket.close(code, words);
}
