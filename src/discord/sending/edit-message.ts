/** Owns changing a message that was posted, wherever it is by now. */
import type { REST } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import type { Posted, SendOutcome } from '../../delivery/sender.ts';
import type { Clock } from '../../lib/clock.ts';
import { cardLeftOut } from '../error-codes.ts';
import type { MessageBody } from '../payload.ts';
import { codeOf, meaningOfFailure } from '../rest-failure.ts';
import { remember } from './known-channels.ts';
import { isCardLeftOut, sent } from './outcome.ts';
import type { Draft } from './post-deps.ts';
import { shrinking } from './shrink.ts';

type EditDeps = { rest: Pick<REST, 'patch'>; clock: Clock };

type Edit = Draft & { posted: Posted };

export function createEditor({ rest, clock }: EditDeps) {
  /** Discord lets a channel be renamed twice in ten minutes, and does not say so before. */
  const renamedAfter = new Map<string, string>();

  async function change({ posted }: Edit, body: MessageBody): Promise<unknown> {
    const { channelId, messageId } = posted;
    const route = Routes.channelMessage(channelId, messageId);
    const patch = () => shrinking(body, (message) => rest.patch(route, { body: message }));
    try {
      return await patch();
    } catch (error) {
      if (codeOf(error) !== RESTJSONErrorCodes.InvalidActionOnArchivedThread) throw error;
      await rest.patch(Routes.channel(channelId), { body: { archived: false } }).catch(notOpened);
      return patch();
    }
  }

  /** The name that the post has now. A rename that fails is tried at the next edit: it is no card. */
  async function renamed({ posted, postName: wanted }: Edit): Promise<string | null> {
    const { channelId, postName } = posted;
    if (postName === null || postName === wanted) return postName;
    if (Date.parse(renamedAfter.get(channelId) ?? '') > clock.now().getTime()) return postName;
    try {
      await rest.patch(Routes.channel(channelId), { body: { name: wanted } });
      return wanted;
    } catch (error) {
      const meaning = meaningOfFailure(error);
      if (meaning.status === 'refused') throw error;
      if (meaning.status === 'limited') {
        const after = new Date(clock.now().getTime() + meaning.retryAfterMs);
        remember(renamedAfter, channelId, after.toISOString());
      }
      return postName;
    }
  }

  /** @throws what Discord said when it is about the place or the bot, and not this message alone */
  return async (edit: Edit, body: MessageBody): Promise<SendOutcome> => {
    let answer: unknown;
    try {
      answer = await change(edit, body);
    } catch (error) {
      const given = givenUp(edit, error);
      if (given) return given;
      throw error;
    }
    if (isCardLeftOut(answer, body)) return cardLeftOut(edit.target.channelType);
    const { channelId, messageId } = edit.posted;
    return sent({ channelId, messageId, postName: await renamed(edit) });
  };
}

/** The thread is archived, and stays so. */
class NotOpened extends Error {}

function notOpened(error: unknown): never {
  const { status } = meaningOfFailure(error);
  if (status !== 'closed' && status !== 'rejected') throw error;
  throw new NotOpened('an archived thread was not opened', { cause: error });
}

/** What would close a whole place, but here is about one message of it. */
function givenUp({ target, posted }: Edit, error: unknown): SendOutcome | null {
  const code = codeOf(error);
  if (code === RESTJSONErrorCodes.ThreadLocked || error instanceof NotOpened) {
    // A moderator who unlocks it lets the next edit through.
    const reason = 'The thread is locked, or Keypoint may not open it again.';
    return { status: 'rejected', reason, detail: null };
  }
  const isForumPost = target.kind === 'channel' && posted.channelId !== target.discordId;
  return isForumPost && code === RESTJSONErrorCodes.UnknownChannel
    ? { status: 'gone', reason: 'The post was deleted.' }
    : null;
}
