/** Owns turning any error into what the person sees; the only place of this edge that does. */
import { randomBytes } from 'node:crypto';
import { messageOf, UserError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { privately, type Reply } from './reply.ts';
import type { Texts } from './texts/texts-for.ts';

/**
 * A UserError is shown as it is: it is in the reader's language. Of anything else the person gets a
 * reference, and the log the same reference with the cause.
 * @param asked.what names the command or component, for the log.
 */
export function errorReply(
  { log }: { log: Log },
  thrown: unknown,
  { what, texts }: { what: string; texts: Texts },
): Reply {
  if (thrown instanceof UserError) return privately(thrown.message);
  const reference = randomBytes(3).toString('hex');
  // Not the error itself: one of Discord's carries the address, which holds the interaction's token.
  const { stack, cause } = thrown instanceof Error ? thrown : {};
  const reason = messageOf(thrown);
  log.error({ reference, what, reason, cause: causeOf(cause), stack }, 'an interaction failed');
  return privately(texts('errors.failed', { reference }));
}

function causeOf(cause: unknown): string | undefined {
  return cause === undefined ? undefined : messageOf(cause);
}
