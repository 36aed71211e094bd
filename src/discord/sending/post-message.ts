/** Owns posting a new message, in the way of the kind of channel that it goes to. */
import { ChannelType, RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { SendOutcome, SentMessage } from '../../delivery/sender.ts';
import { isForum } from '../bot-rights.ts';
import type { MessageBody } from '../payload.ts';
import { codeOf } from '../rest-failure.ts';
import { callPeople } from './call-people.ts';
import { isOlderThan } from './custom-ids.ts';
import { findMessage } from './find-posted.ts';
import { postInForum } from './forum-post.ts';
import { isCardLeftOut, noMessage, sent, silence } from './outcome.ts';
import type { Draft, PostDeps } from './post-deps.ts';
import { shrinking } from './shrink.ts';

/**
 * How long Discord is trusted to know a nonce. It says "in the past few minutes" and no number; the
 * sandbox keeps them for three. A request may wait and time out for about half a minute more before
 * it gets there.
 */
const NONCE_TRUSTED_MS = 90_000;

const ANNOUNCEMENT: number = ChannelType.GuildAnnouncement;

const WRONG_KIND: ReadonlySet<number | null> = new Set([
  RESTJSONErrorCodes.CannotSendAMessageInAForumChannel,
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
]);
/** Another bot's channel, after a change of token, is as unknown as one that never was. */
const NO_SUCH_DM: ReadonlySet<number | null> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
]);

const messageSchema = z.object({ id: z.string(), channel_id: z.string() });

/** @throws what Discord said */
export async function postMessage(
  deps: PostDeps,
  outgoing: Draft,
  body: MessageBody,
): Promise<SendOutcome> {
  const { target } = outgoing;
  if (target.kind === 'dm') return postToPerson(deps, outgoing, body);
  const message = callPeople(body, outgoing.mentions);
  const type = target.channelType ?? (await deps.channels.typeOf(target.discordId));
  try {
    return await postAsKind(deps, outgoing, message, type);
  } catch (error) {
    if (!WRONG_KIND.has(codeOf(error))) throw error;
    const now = await deps.channels.readType(target.discordId);
    if (isForum(now) === isForum(type)) throw error;
    return postAsKind(deps, outgoing, message, now);
  }
}

async function postAsKind(
  deps: PostDeps,
  outgoing: Draft,
  body: MessageBody,
  channelType: number,
): Promise<SendOutcome> {
  if (isForum(channelType)) return postInForum(deps, outgoing, body, channelType);
  const { discordId } = outgoing.target;
  const canCrosspost = channelType === ANNOUNCEMENT;
  return postInChannel(deps, outgoing, body, { channelId: discordId, channelType, canCrosspost });
}

async function postToPerson(
  deps: PostDeps,
  outgoing: Draft,
  body: MessageBody,
): Promise<SendOutcome> {
  const { directMessages } = deps;
  const { discordId: personId, dmChannelId } = outgoing.target;
  const post = (id: string) =>
    postInChannel(deps, outgoing, body, { channelId: id, dmChannelId: id });
  const known = dmChannelId ?? directMessages.knownOf(personId);
  if (known === null) return post(await directMessages.open(personId));
  try {
    return await post(known);
  } catch (error) {
    if (!NO_SUCH_DM.has(codeOf(error))) throw error;
    const opened = await directMessages.open(personId);
    if (opened === known) throw error;
    return post(opened);
  }
}

type Place = Partial<SentMessage> & { channelId: string };

/** An archived thread is opened again by it. */
async function postInChannel(
  deps: PostDeps,
  { mark, isSilent, unsureSince }: Draft,
  body: MessageBody,
  place: Place,
): Promise<SendOutcome> {
  const { channelId } = place;
  const isOld =
    unsureSince !== null && deps.clock.now().getTime() - unsureSince.getTime() > NONCE_TRUSTED_MS;
  const found = isOld ? await findMessage(deps, { channelId, mark, since: unsureSince }) : null;
  if (found !== null) {
    return sent({ ...place, messageId: found.id, isOutdated: isOlderThan(found, body) });
  }
  const answer = await shrinking(body, (shrunk) =>
    deps.rest.post(Routes.channelMessages(channelId), {
      body: { ...shrunk, ...silence(isSilent), nonce: mark, enforce_nonce: true },
    }),
  );
  const message = messageSchema.safeParse(answer);
  if (!message.success) return noMessage();
  return sent({
    ...place,
    channelId: message.data.channel_id,
    messageId: message.data.id,
    // By its nonce Discord may have answered with the message of that try, as it was then. And what
    // has no card is edited: that tells whether the channel still allows none.
    isOutdated: (unsureSince !== null && isOlderThan(answer, body)) || isCardLeftOut(answer, body),
  });
}
