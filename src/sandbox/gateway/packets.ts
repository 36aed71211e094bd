/** Owns the gateway's packets: opcodes, close codes, and the reading of what a client sent. */
import { z } from 'zod';

import { parseJson } from '../wire/json.ts';

/** topics/opcodes-and-status-codes.mdx, "Gateway Opcodes". */
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  requestGuildMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Close codes of topics/opcodes-and-status-codes.mdx, with the words that come with them. */
export const CLOSE = {
  unknownError: [4000, 'Unknown error.'],
  unknownOpcode: [4001, 'Unknown opcode.'],
  decodeError: [4002, 'Error while decoding payload.'],
  notAuthenticated: [4003, 'Not authenticated.'],
  authenticationFailed: [4004, 'Authentication failed.'],
  alreadyAuthenticated: [4005, 'Already authenticated.'],
  invalidSeq: [4007, 'Invalid seq.'],
  rateLimited: [4008, 'Rate limited.'],
  sessionTimedOut: [4009, 'Session timed out.'],
  invalidShard: [4010, 'Invalid shard.'],
  shardingRequired: [4011, 'Sharding required.'],
  invalidVersion: [4012, 'Invalid API version.'],
  invalidIntents: [4013, 'Invalid intent(s).'],
  disallowedIntents: [4014, 'Disallowed intent(s).'],
} as const;

export type CloseReason = keyof typeof CLOSE;

/** An event as it is sent, and kept for a replay. */
export type DispatchPacket = { op: typeof OP.dispatch; t: string; s: number; d: unknown };
export type Packet = DispatchPacket | { op: number; d?: unknown };

/** A larger packet ends the connection (events/gateway.mdx, "Sending Events"). */
const MOST_BYTES = 4096;

const PacketSchema = z.object({ op: z.int(), d: z.unknown().optional() });

/** Undefined for what is no packet. */
export function readPacket(text: string): { op: number; d: unknown } | undefined {
  if (Buffer.byteLength(text) > MOST_BYTES) return undefined;
  try {
    const { op, d } = PacketSchema.parse(parseJson(text));
    return { op, d };
  } catch {
    return undefined;
  }
}
