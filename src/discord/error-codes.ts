/** Owns what Discord's error codes mean for a delivery. */

import type { PauseKind } from '../subscriptions/tables.ts';

/** As in `SendOutcome`: what to do with the message after this error. */
export type ErrorMeaning =
  | { status: 'retry'; retryAfterMs: number | null; reason: string; isUnsure: boolean }
  | { status: 'limited'; retryAfterMs: number; reason: string }
  | { status: 'rejected'; reason: string }
  | { status: 'gone'; reason: string }
  | { status: 'closed'; kind: PauseKind; reason: string }
  | { status: 'refused'; reason: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const NO_ACCESS =
  'Keypoint cannot see this channel. Give its role “View Channel”, “Send Messages” and “Embed Links” there.';
const NO_RIGHTS =
  'Keypoint may not post cards in this channel. Give its role “View Channel”, “Send Messages” and “Embed Links” there.';
const DELETED = 'The channel is gone: it was deleted, or Keypoint was removed from the server.';
const NO_TEXT = 'This kind of channel takes no cards. Choose a text or announcement channel.';
const LOCKED = 'The thread is locked. Unlock it, or choose another channel.';
const DM_CLOSED =
  'Direct messages from Keypoint are switched off. Allow direct messages from the server’s members.';
const NO_SHARED_SERVER = 'There is no longer a server that both Keypoint and this person are in.';
const TOKEN =
  'Discord refused the token. Make a new one in the developer portal and set DISCORD_TOKEN.';

/** Discord said no: nothing was posted. */
const retry = (reason: string, retryAfterMs: number | null = null): ErrorMeaning => ({
  status: 'retry',
  retryAfterMs,
  reason,
  isUnsure: false,
});
const closed = (kind: PauseKind, reason: string): ErrorMeaning => ({
  status: 'closed',
  kind,
  reason,
});
const rejected = (reason: string): ErrorMeaning => ({ status: 'rejected', reason });
const gone = (reason: string): ErrorMeaning => ({ status: 'gone', reason });
const refused = (reason: string): ErrorMeaning => ({ status: 'refused', reason });

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const MEANINGS: ReadonlyMap<number, ErrorMeaning> = new Map([
  [10003, closed('gone', DELETED)],
  [10004, closed('gone', DELETED)],
  [10008, gone('The message was deleted.')],
  [10013, closed('gone', 'This person’s account is gone.')],
  [20016, retry('The channel is in slow mode.')],
  [20022, retry('Too many edits of announcements.', 10 * MINUTE_MS)],
  [20028, retry('The channel takes no more messages for now.', 10 * MINUTE_MS)],
  [20029, retry('The server takes no more messages for now.', 10 * MINUTE_MS)],
  [30046, retry('Too many edits of old messages.', HOUR_MS)],
  [40001, refused(TOKEN)],
  [40003, retry('Discord wants fewer new direct messages.', 3 * HOUR_MS)],
  [40004, retry('Discord has switched sending off for now.', 10 * MINUTE_MS)],
  [40005, rejected('The card is too large.')],
  [40006, retry('Discord has switched this off for now.', 10 * MINUTE_MS)],
  [40058, closed('unfit', NO_TEXT)],
  [40062, retry('Discord is short of resources.')],
  [40333, refused('Discord’s network blocks Keypoint’s requests (code 40333).')],
  [50001, closed('rights', NO_ACCESS)],
  [50005, rejected('The message to edit is not Keypoint’s own.')],
  [50006, rejected('The message is empty.')],
  [50007, closed('dm-closed', DM_CLOSED)],
  [50008, closed('unfit', NO_TEXT)],
  [50013, closed('rights', NO_RIGHTS)],
  [50014, refused(TOKEN)],
  [50021, rejected('A system message cannot be edited.')],
  [50024, closed('unfit', NO_TEXT)],
  [50035, rejected('Discord found the card wrong (50035).')],
  [50045, rejected('The card is too large.')],
  [50083, gone('The message is in an archived thread.')],
  [50109, rejected('Discord could not read the card (50109).')],
  [50278, closed('dm-closed', NO_SHARED_SERVER)],
  [130000, retry('Discord is overloaded.')],
  [160005, closed('rights', LOCKED)],
  [200000, rejected('The server’s AutoMod blocked the card.')],
  [200001, rejected('The server’s AutoMod blocked the card’s title.')],
  [240000, rejected('Discord’s filter of harmful links blocked the card.')],
]);

/** Without a code they may be a proxy's or Cloudflare's page: that says nothing of the channel. */
const RETRIED_STATUSES: ReadonlySet<number> = new Set([403, 404, 429]);

/** By code first, then by class of status: the statuses of some codes vary. */
export function meaningOf({ code, status }: { code: unknown; status: number }): ErrorMeaning {
  const known = MEANINGS.get(Number(code));
  if (known) return known;
  if (status === 401) return refused(TOKEN);
  const codeName = typeof code === 'number' || typeof code === 'string' ? code : 'none';
  const name = `Discord answered ${status} (code ${codeName}).`;
  // A gateway that gave up waiting does not know what became of the request.
  if (status >= 500) return { status: 'retry', retryAfterMs: null, reason: name, isUnsure: true };
  return RETRIED_STATUSES.has(status) ? retry(name) : rejected(name);
}

/** For a client that has dropped its token after a 401: every later call fails like the first. */
export const TOKEN_REFUSED = refused(TOKEN);
