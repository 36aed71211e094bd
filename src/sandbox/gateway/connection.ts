/** Owns one gateway socket: HELLO, heartbeats, IDENTIFY, RESUME, and the codes that it closes with. */
import type { WebSocket } from 'ws';
import { z } from 'zod';

import type { World } from '../world.ts';
import { guildCreate } from './dispatches.ts';
import { refusalOf } from './intents.ts';
import { deliver, type Packet, type Session } from './sessions.ts';

const OP = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Close codes of topics/opcodes-and-status-codes.mdx. */
const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  rateLimited: 4008,
  sessionTimedOut: 4009,
  invalidVersion: 4012,
} as const;

const PacketSchema = z.object({ op: z.int(), d: z.unknown() });
const IdentifySchema = z.object({
  token: z.string(),
  intents: z.unknown(),
  properties: z.looseObject({}).optional(),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const ResumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

const MOST_BYTES = 4096;
const MOST_SENDS = 120;
const SEND_WINDOW_MS = 60_000;

type Deps = { world: World; socket: WebSocket };
type Connection = Deps & {
  session: Session | undefined;
  sentAtMs: number[];
  /** What a session writes through while it is bound to this socket. */
  write: (packet: Packet) => void;
};

export function openConnection(deps: Deps, version: string | null): void {
  const { world, socket } = deps;
  const { sessions } = world;
  if (version !== null && version !== '10' && version !== '9') {
    socket.close(CLOSE.invalidVersion, 'Invalid API version');
    return;
  }
  const connection: Connection = {
    ...deps,
    session: undefined,
    sentAtMs: [],
    write: (packet) => send(deps, packet),
  };
  send(connection, { op: OP.hello, d: { heartbeat_interval: world.heartbeatIntervalMs } });
  // A client that beats late is not dropped for jitter, one that is silent is.
  const watchdog = setTimeout(
    () => socket.close(CLOSE.sessionTimedOut, 'Session timed out'),
    world.heartbeatIntervalMs * 1.5,
  );
  watchdog.unref();
  socket.on('message', (raw, isBinary) => {
    if (receive(connection, Buffer.isBuffer(raw) ? raw.toString() : '', isBinary) === 'beat')
      watchdog.refresh();
  });
  socket.on('close', (code) => {
    clearTimeout(watchdog);
    const { session } = connection;
    // A session that was resumed on another socket is not this one's to end.
    if (session === undefined || session.send !== connection.write) return;
    // 1000 and 1001 end the session, every other code leaves it resumable (events/gateway.mdx).
    if (code === 1000 || code === 1001) sessions.end(session);
    else sessions.detach(session);
  });
  socket.on('error', (error) => world.log.debug({ err: error }, 'sandbox gateway socket'));
}

function receive(connection: Connection, text: string, isBinary: boolean): 'beat' | undefined {
  const { socket, session } = connection;
  if (isBinary || Buffer.byteLength(text) > MOST_BYTES) return refuse(socket, 'decodeError');
  if (isTooFast(connection)) return refuse(socket, 'rateLimited');
  const packet = parsePacket(text);
  if (packet === undefined) return refuse(socket, 'decodeError');
  switch (packet.op) {
    case OP.heartbeat:
      send(connection, { op: OP.heartbeatAck });
      return 'beat';
    case OP.identify:
      if (session !== undefined) return refuse(socket, 'alreadyAuthenticated');
      return identify(connection, packet.d);
    case OP.resume:
      if (session !== undefined) return refuse(socket, 'alreadyAuthenticated');
      return resume(connection, packet.d);
    case OP.presence:
    case OP.voiceState:
      // Accepted and without effect: nobody looks at presences here.
      return session === undefined ? refuse(socket, 'notAuthenticated') : undefined;
    default:
      return refuse(socket, session === undefined ? 'notAuthenticated' : 'unknownOpcode');
  }
}

function refuse(socket: WebSocket, reason: keyof typeof CLOSE): undefined {
  socket.close(CLOSE[reason], reason);
}

function isTooFast({ world, sentAtMs }: Connection): boolean {
  const now = world.clock.now().getTime();
  while (sentAtMs.length > 0 && now - (sentAtMs[0] ?? now) > SEND_WINDOW_MS) sentAtMs.shift();
  sentAtMs.push(now);
  return sentAtMs.length > MOST_SENDS;
}

function parsePacket(text: string): { op: number; d: unknown } | undefined {
  try {
    const parsed = PacketSchema.safeParse(JSON.parse(text));
    return parsed.success ? { op: parsed.data.op, d: parsed.data.d } : undefined;
  } catch {
    return undefined;
  }
}

function identify(connection: Connection, raw: unknown): undefined {
  const { world, socket } = connection;
  const { state, addresses, sessions } = world;
  const parsed = IdentifySchema.safeParse(raw);
  if (!parsed.success) return refuse(socket, 'decodeError');
  const { token, intents, shard } = parsed.data;
  if (token.replace(/^Bot /u, '') !== state.token) return refuse(socket, 'authenticationFailed');
  const refusal = refusalOf(intents, world.mayUsePrivilegedIntents);
  if (refusal !== undefined) {
    socket.close(refusal, refusal === 4013 ? 'Invalid intent(s).' : 'Disallowed intent(s).');
    return undefined;
  }
  const session = sessions.open(Number(intents), connection.write);
  connection.session = session;
  const guilds = [...state.guilds.values()].filter(({ members }) => members.has(state.botUserId));
  const ready = {
    v: 10,
    user: { ...state.users.get(state.botUserId), mfa_enabled: true, verified: true, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: addresses.resume,
    application: { id: state.applicationId, flags: 0 },
    private_channels: [],
    relationships: [],
    presences: [],
    user_settings: {},
    geo_ordered_rtc_regions: [],
    guild_join_requests: [],
    _trace: [],
    ...(shard === undefined ? {} : { shard }),
  };
  deliver(session, { name: 'READY', data: ready, intent: 0 });
  for (const guild of guilds) {
    if (!guild.unavailable) deliver(session, guildCreate(world, guild, session.intents));
  }
  return undefined;
}

/** What was missed, then RESUMED; a session that can't be taken up is told to identify anew (op 9). */
function resume(connection: Connection, raw: unknown): undefined {
  const { world, socket } = connection;
  const { sessions } = world;
  const parsed = ResumeSchema.safeParse(raw);
  if (!parsed.success) return refuse(socket, 'decodeError');
  const { token, session_id: id, seq } = parsed.data;
  if (token.replace(/^Bot /u, '') !== world.state.token) {
    return refuse(socket, 'authenticationFailed');
  }
  const session = sessions.resumable(id, seq);
  if (session === undefined) {
    send(connection, { op: OP.invalidSession, d: false });
    return undefined;
  }
  connection.session = session;
  session.send = connection.write;
  session.lostAtMs = undefined;
  for (const packet of session.kept) if (packet.s > seq) send(connection, packet);
  deliver(session, { name: 'RESUMED', data: { _trace: [] }, intent: 0 });
  return undefined;
}

function send(
  { socket }: Pick<Deps, 'socket'>,
  packet: Packet | { op: number; d?: unknown },
): void {
  socket.send(JSON.stringify({ t: null, s: null, d: null, ...packet }));
}
