/** Owns one gateway connection: HELLO, heartbeats, and who deals with each packet. */
import type { WebSocket } from 'ws';

import type { World } from '../world.ts';
import { takeFault } from './faults.ts';
import { identify } from './identify.ts';
import { closeFor, createLink, type Link } from './link.ts';
import { OP, readPacket, type CloseReason } from './packets.ts';
import { PresenceSchema } from './presence.ts';
import { requestGuildMembers } from './request-guild-members.ts';
import { resume } from './resume.ts';

const VERSIONS: readonly string[] = ['9', '10'];

const MOST_SENDS = 120;
const SEND_WINDOW_MS = 60_000;

type Deps = { world: World; socket: WebSocket };
type Connection = { world: World; link: Link; sentAtMs: number[] };

export function openConnection({ world, socket }: Deps, query: URLSearchParams): void {
  const refusal = refusalOf(query);
  if (refusal !== undefined) {
    closeFor(socket, refusal);
    return;
  }
  const { settings, links } = world.gateway;
  const link = createLink(socket, settings.heartbeatIntervalMs);
  links.add(link);
  if (takeFault(world, 'reconnectBeforeHello')) link.write({ op: OP.reconnect });
  else link.write({ op: OP.hello, d: { heartbeat_interval: settings.heartbeatIntervalMs } });
  link.awaitBeat(false);
  const connection: Connection = { world, link, sentAtMs: [] };
  socket.on('message', (raw, isBinary) => {
    // What comes after a refusal was sent before the client knew of it.
    if (link.isZombie() || socket.readyState !== socket.OPEN) return;
    receive(connection, !isBinary && Buffer.isBuffer(raw) ? raw.toString() : '');
  });
  socket.on('close', (code) => close(world, link, code));
  socket.on('error', (error) => world.log.debug({ err: error }, 'sandbox gateway socket'));
}

/** Compression is asked for, not promised: a client takes what comes as text (see coverage). */
function refusalOf(query: URLSearchParams): CloseReason | undefined {
  if (!VERSIONS.includes(query.get('v') ?? '10')) return 'invalidVersion';
  return (query.get('encoding') ?? 'json') === 'json' ? undefined : 'decodeError';
}

function close(world: World, link: Link, code: number): void {
  const { sessions, links } = world.gateway;
  link.stop();
  links.delete(link);
  // 1000 and 1001 end the session, every other code leaves it resumable (events/gateway.mdx).
  if (link.session !== undefined) {
    if (code === 1000 || code === 1001) sessions.end(link.session);
    else sessions.detach(link.session);
  }
  world.events.emit({ type: 'control' });
}

function receive(connection: Connection, text: string): void {
  const { world, link } = connection;
  if (isTooFast(connection)) return link.refuse('rateLimited');
  const packet = readPacket(text);
  if (packet === undefined) return link.refuse('decodeError');
  const { session } = link;
  switch (packet.op) {
    case OP.heartbeat:
      link.awaitBeat(false);
      return link.write({ op: OP.heartbeatAck });
    case OP.identify:
      if (session !== undefined) return link.refuse('alreadyAuthenticated');
      return identify(world, link, packet.d);
    case OP.resume:
      if (session !== undefined) return link.refuse('alreadyAuthenticated');
      return resume(world, link, packet.d);
    default:
      if (session === undefined) return link.refuse('notAuthenticated');
      return receiveInSession(world, { link, session }, packet);
  }
}

function receiveInSession(
  world: World,
  at: Parameters<typeof requestGuildMembers>[1],
  { op, d }: { op: number; d: unknown },
): void {
  switch (op) {
    case OP.presence:
      if (!PresenceSchema.safeParse(d).success) at.link.refuse('decodeError');
      return undefined;
    case OP.voiceState:
      // Accepted and without effect: nobody speaks here.
      return undefined;
    case OP.requestGuildMembers:
      return requestGuildMembers(world, at, d);
    default:
      return at.link.refuse('unknownOpcode');
  }
}

function isTooFast({ world, sentAtMs }: Connection): boolean {
  const now = world.clock.now().getTime();
  while (sentAtMs.length > 0 && now - (sentAtMs[0] ?? now) > SEND_WINDOW_MS) sentAtMs.shift();
  sentAtMs.push(now);
  return sentAtMs.length > MOST_SENDS;
}
