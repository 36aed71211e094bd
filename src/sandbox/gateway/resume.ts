/** Owns RESUME: what a bot missed while it was away, or that it must identify anew. */
import { z } from 'zod';

import type { World } from '../world.ts';
import { takeFault } from './faults.ts';
import type { Link } from './link.ts';
import { OP } from './packets.ts';
import { deliver, missedSince } from './sessions.ts';

/** events/gateway-events.mdx, "Resume Structure". */
const ResumeSchema = z.object({
  token: z.string(),
  session_id: z.string(),
  seq: z.int().min(0),
});

export function resume(world: World, link: Link, raw: unknown): void {
  const { sessions } = world.gateway;
  const parsed = ResumeSchema.safeParse(raw);
  if (!parsed.success) return link.refuse('decodeError');
  const { token, session_id: id, seq } = parsed.data;
  if (token.replace(/^Bot /u, '') !== world.state.token) return link.refuse('authenticationFailed');
  const session = sessions.find(id);
  if (session !== undefined && takeFault(world, 'refuseResume')) {
    sessions.end(session);
    return link.write({ op: OP.invalidSession, d: false });
  }
  // "Invalid seq": one that was never sent (topics/opcodes-and-status-codes.mdx, 4007).
  if (session !== undefined && seq > session.seq) return link.refuse('invalidSeq');
  const missed = session === undefined ? undefined : missedSince(session, seq);
  if (session === undefined || missed === undefined) {
    return link.write({ op: OP.invalidSession, d: false });
  }
  const { link: before } = session;
  sessions.attach(session, link);
  // A bot has one socket for a session: of the old one nobody hears any more.
  before?.refuse('unknownError');
  for (const packet of missed) link.write(packet);
  deliver(session, { name: 'RESUMED', data: { _trace: [] } });
  world.events.emit({ type: 'control' });
  return undefined;
}
