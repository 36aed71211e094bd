/** Owns posting in forum and media channels, where a message is the first of a thread of its own. */
import {
  RESTJSONErrorCodes,
  Routes,
  type RESTPostAPIGuildForumThreadsJSONBody,
} from 'discord-api-types/v10';
import { z } from 'zod';
import type { Content, SendOutcome } from '../../delivery/sender.ts';
import type { Topic } from '../../topics/taxonomy.ts';
import { NO_TAG } from '../error-codes.ts';
import type { MessageBody } from '../payload.ts';
import { codeOf, meaningOfFailure } from '../rest-failure.ts';
import { isOlderThan } from './custom-ids.ts';
import { findPost } from './find-posted.ts';
import { chooseTags, type Forum } from './forum-tags.ts';
import { isCardLeftOut, noMessage, sent, silence, UNDER_WAY_MS, whileUnderWay } from './outcome.ts';
import type { Draft, PostDeps } from './post-deps.ts';
import { shrinking } from './shrink.ts';

/** They may have changed since they were read; a right lacks also for one that is moderated now. */
const PERHAPS_OTHER_TAGS: ReadonlySet<number | null> = new Set([
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownTag,
  RESTJSONErrorCodes.ThereAreNoTagsAvailableThatCanBeSetByNonModerators,
  RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel,
]);

const threadSchema = z.object({ id: z.string(), message: z.unknown().optional() });

/** @throws what Discord said, but for what leaves open whether there is a post now */
export async function postInForum(
  deps: PostDeps,
  outgoing: Draft,
  body: MessageBody,
  channelType: number,
): Promise<SendOutcome> {
  const { unsureSince } = outgoing;
  // A post has no nonce: it is not made again while an earlier request may still make it.
  const wait = unsureSince && whileUnderWay(deps.clock.now(), unsureSince);
  if (wait) return wait;
  try {
    const outcome = await findOrPost(deps, outgoing, body);
    return outcome.status === 'sent' ? { ...outcome, channelType } : outcome;
  } catch (error) {
    const meaning = meaningOfFailure(error);
    if (meaning.status !== 'retry' || !meaning.isUnsure) throw error;
    return { ...meaning, retryAfterMs: UNDER_WAY_MS };
  }
}

async function findOrPost(
  deps: PostDeps,
  outgoing: Draft,
  body: MessageBody,
): Promise<SendOutcome> {
  const { target, postName: name, mark, unsureSince, forumTags } = outgoing;
  const forumId = target.discordId;
  const forum = await deps.channels.forumOf(forumId, forumTags);
  if (unsureSince) {
    const { guildId } = forum;
    const found = await findPost(deps, { forumId, guildId, name, mark, since: unsureSince });
    if (found) {
      const { id, name: postName } = found;
      const isOutdated = isOlderThan(found, body);
      return sent({ channelId: id, messageId: id, postName, isOutdated });
    }
  }
  try {
    const outcome = await post(deps, outgoing, body, forum);
    // Before it counts as closed for want of a tag.
    if (outcome.status !== 'closed') return outcome;
  } catch (error) {
    if (!PERHAPS_OTHER_TAGS.has(codeOf(error))) throw error;
  }
  return post(deps, outgoing, body, await deps.channels.readForum(forumId));
}

async function post(
  { rest, taxonomy }: PostDeps,
  { target, content, postName: name, isSilent, forumTags = [] }: Draft,
  body: MessageBody,
  forum: Forum,
): Promise<SendOutcome> {
  const topics = slugsOf(content).flatMap((slug): Topic[] => {
    const topic = taxonomy.bySlug(slug);
    return topic ? [topic] : [];
  });
  const tags = chooseTags(forum, { names: forumTags, topics });
  if (tags === null) return { status: 'closed', kind: 'unfit', reason: NO_TAG };
  const answer = await shrinking(body, (shrunk) => {
    const thread: RESTPostAPIGuildForumThreadsJSONBody = {
      name,
      message: { ...shrunk, ...silence(isSilent) },
      applied_tags: tags,
    };
    return rest.post(Routes.threads(target.discordId), { body: thread });
  });
  const thread = threadSchema.safeParse(answer);
  if (!thread.success) return noMessage(UNDER_WAY_MS);
  // The first message of a post has the post's id. What it is called is what we called it: Discord
  // may tidy a name, and that is no reason to change it.
  const { id, message } = thread.data;
  const isOutdated = isCardLeftOut(message, body);
  return sent({ channelId: id, messageId: id, postName: name, isOutdated });
}

function slugsOf(content: Content): readonly string[] {
  if (content.kind === 'test') return content.test.story?.topics ?? [];
  return content.kind === 'card' ? content.story.topics : [];
}
