/** Owns what Discord's error codes mean for a delivery. */
import type { SendOutcome } from '../delivery/sender.ts';
import type { PauseKind } from '../subscriptions/tables.ts';
import { neededRights } from './bot-rights.ts';
import { storedReason, storedRights } from './texts/reasons.ts';
import { HOUR_MS, MINUTE_MS } from '../lib/spans.ts';

/** As in `SendOutcome`: what to do with the message after this error; `done`: it is as it should be. */
export type ErrorMeaning =
  | Exclude<SendOutcome, { status: 'sent' | 'rejected' }>
  | { status: 'rejected'; reason: string }
  | { status: 'done'; reason: string };

type Closed = Extract<SendOutcome, { status: 'closed' }>;

/** https://docs.discord.com/developers/resources/user#create-dm: how long is not said; a day was seen. */
export const NEW_DMS_PAUSE_MS = 3 * HOUR_MS;

const DELETED = storedReason('deleted');
const NO_CARDS = storedReason('noCards');
export const NO_TAG = storedReason('noTag');
const NEW_DMS = 'Discord wants fewer new direct messages.';
const TOKEN =
  'Discord refused the token. Make a new one in the developer portal and set DISCORD_TOKEN.';
const TOO_LARGE = 'The message is too large, even without its picture.';
const OTHER_ROUTE = 'Discord answered as to a request that Keypoint does not make';

/** Discord said no: nothing was posted. */
const retry = (reason: string, retryAfterMs: number | null = null): ErrorMeaning => ({
  status: 'retry',
  retryAfterMs,
  reason,
  isUnsure: false,
});
/** For where the wait that Discord names is not known: it comes with a 429, which names it. */
const limited = (reason: string, retryAfterMs: number): ErrorMeaning => ({
  status: 'limited',
  retryAfterMs,
  reason,
});
const closed = (kind: PauseKind, reason: string): ErrorMeaning => ({
  status: 'closed',
  kind,
  reason,
});
const rejected = (reason: string): ErrorMeaning => ({ status: 'rejected', reason });
const foreign = (what: string): ErrorMeaning => rejected(`${OTHER_ROUTE} (${what}).`);
const gone = (reason: string): ErrorMeaning => ({ status: 'gone', reason });
const done = (reason: string): ErrorMeaning => ({ status: 'done', reason });
const refused = (reason: string): ErrorMeaning => ({ status: 'refused', reason });

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const MEANINGS: ReadonlyMap<number, ErrorMeaning> = new Map([
  [10003, closed('gone', DELETED)],
  [10004, closed('gone', DELETED)],
  [10008, gone('The message was deleted.')],
  [10011, rejected('A role that the message names is gone.')],
  [10013, closed('gone', storedReason('accountGone'))],
  [10014, rejected('An emoji of the message is gone.')],
  [10015, foreign('unknown webhook')],
  [10062, foreign('unknown interaction')],
  [10087, rejected('The forum’s tags changed while the post was made.')],
  [20016, limited('The channel is in slow mode.', MINUTE_MS)],
  [20022, limited('Too many edits of announcements.', 10 * MINUTE_MS)],
  [20028, limited('The channel takes no more messages for now.', 10 * MINUTE_MS)],
  [20029, limited('The server takes no more messages for now.', 10 * MINUTE_MS)],
  [30007, foreign('too many webhooks')],
  [30033, closed('unfit', storedReason('membersFull'))],
  [30034, limited('Discord takes no more changes of commands today.', 24 * HOUR_MS)],
  [30046, limited('Too many edits of messages older than an hour.', HOUR_MS)],
  [40001, refused(TOKEN)],
  [40003, retry(NEW_DMS, NEW_DMS_PAUSE_MS)],
  [40004, retry('Discord has switched sending off for now.', 10 * MINUTE_MS)],
  [40005, rejected(TOO_LARGE)],
  [40006, retry('Discord has switched this off for now.', 10 * MINUTE_MS)],
  [40033, done('It was passed on already.')],
  [40058, closed('unfit', NO_CARDS)],
  [40060, foreign('interaction answered already')],
  [40062, limited('Discord is short of resources.', MINUTE_MS)],
  [40066, closed('unfit', NO_TAG)],
  [40067, closed('unfit', NO_TAG)],
  [40094, foreign('too many follow-ups')],
  [40333, refused('Discord’s network blocks Keypoint’s requests (code 40333).')],

  [50005, rejected('The message to edit is not Keypoint’s own.')],
  [50006, rejected('The message is empty.')],
  [50007, closed('dm-closed', storedReason('dmClosed'))],
  [50008, closed('unfit', NO_CARDS)],

  [50014, refused(TOKEN)],
  [50021, rejected('A system message cannot be edited.')],
  [50024, closed('unfit', NO_CARDS)],
  [50027, foreign('invalid webhook token')],
  [50035, rejected('Discord found the message wrong (50035).')],
  [50045, rejected(TOO_LARGE)],
  [50083, rejected('The message is in an archived thread.')],
  [50109, rejected('Discord could not read the message (50109).')],
  [50278, closed('dm-closed', storedReason('noSharedServer'))],
  [130000, retry('Discord is overloaded.')],
  [160002, foreign('reply without the right to read')],
  [160004, foreign('thread made already')],
  [160005, closed('rights', storedReason('locked'))],
  [160006, closed('unfit', storedReason('threadsFull'))],
  [160007, closed('unfit', storedReason('announcementThreadsFull'))],
  [160014, foreign('forward without the right to read')],
  [200000, rejected('The server’s AutoMod blocked the message.')],
  [200001, rejected('The server’s AutoMod blocked the message’s title.')],
  [220001, foreign('webhook in a forum without a post')],
  [220002, foreign('webhook with two posts')],
  [220003, foreign('webhook with a post outside of a forum')],
  [220004, foreign('webhook with a post that it cannot make')],
  [240000, rejected('Discord’s filter of harmful links blocked the message.')],
  [520002, foreign('poll in a channel that takes none')],
  [520003, foreign('edit of a poll')],
]);

/** Which right lacks Discord never says: all that are needed are named. */
const FOR_WANT_OF_RIGHTS: ReadonlyMap<number, 'unseen' | 'mayNotPost'> = new Map([
  [50001, 'unseen'],
  [50013, 'mayNotPost'],
]);

/** Without a code they may be a proxy's or Cloudflare's page: that says nothing of the channel. */
const RETRIED_STATUSES: ReadonlySet<number> = new Set([403, 404, 429]);

/**
 * By code first, then by class of status: the statuses of some codes vary.
 * @param channelType Discord's number of where it was to go; null when that is not known
 */
export function meaningOf(
  { code, status }: { code: unknown; status: number },
  channelType: number | null = null,
): ErrorMeaning {
  const known = MEANINGS.get(Number(code));
  const want = FOR_WANT_OF_RIGHTS.get(Number(code));
  if (want) return forWantOf(want, channelType);
  if (known) return known;
  if (status === 401) return refused(TOKEN);
  const codeName = typeof code === 'number' || typeof code === 'string' ? code : 'none';
  const name = `Discord answered ${status} (code ${codeName}).`;
  // A gateway that gave up waiting does not know what became of the request.
  if (status >= 500) return { status: 'retry', retryAfterMs: null, reason: name, isUnsure: true };
  return RETRIED_STATUSES.has(status) ? retry(name) : rejected(name);
}

function forWantOf(
  reason: 'unseen' | 'mayNotPost' | 'cardLeftOut',
  channelType: number | null,
): Closed {
  const rights = storedRights(neededRights(channelType));
  return { status: 'closed', kind: 'rights', reason: storedReason(reason, { rights }) };
}

/** For an answer without the card in it: embeds are left out in silence where none are allowed. */
export function cardLeftOut(channelType: number | null): Closed {
  return forWantOf('cardLeftOut', channelType);
}

/** For a client that has dropped its token after a 401: every later call fails like the first. */
export const TOKEN_REFUSED = refused(TOKEN);
