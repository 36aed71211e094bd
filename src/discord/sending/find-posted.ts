/** Owns finding a message of ours, by its mark, that a try has posted whose answer was lost. */
import type { REST } from 'discord.js';
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import { codeOf } from '../rest-failure.ts';
import { customIdsIn } from './custom-ids.ts';
import { compareIds, idAt } from './snowflake.ts';

export type Search = {
  mark: string;
  /** When the first try was made whose answer is not known. */
  since: Date;
};

type Finder = { rest: Pick<REST, 'get'>; ownId: () => Promise<string> };

/** Our clock and Discord's, which is in the ids, may differ by so much. */
const CLOCK_SLACK_MS = 2 * 60_000;

const PER_PAGE = 100;
/**
 * A channel's thousand messages since: it is looked at seconds or minutes after the try, and after a
 * long outage a try stands at the beginning of what has been written since.
 */
const MOST_PAGES = 10;
/** Of ours since, in one forum. */
const MOST_POSTS = 100;

const messagesSchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.unknown()).default([]),
  }),
);
const threadsSchema = z.object({
  threads: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      parent_id: z.string().nullish(),
      owner_id: z.string().nullish(),
      thread_metadata: z.object({ archive_timestamp: z.string() }),
    }),
  ),
  has_more: z.boolean().default(false),
});

type Message = z.infer<typeof messagesSchema>[number];
/** As Discord shows it now. */
export type FoundMessage = Pick<Message, 'id' | 'components'>;
type Thread = z.infer<typeof threadsSchema>['threads'][number];

/**
 * The message, or null. A bot that lacks Read Message History is shown an empty channel, without
 * an error: then it cannot be known, and null has the message sent. One that comes twice is seen and
 * can be deleted; one that is lost is never missed.
 */
export async function findMessage(
  finder: Finder,
  { channelId, mark, since }: Search & { channelId: string },
): Promise<FoundMessage | null> {
  let after = firstIdOf(since);
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const messages = await messagesAfter(finder, channelId, { after, limit: PER_PAGE });
    const found = await ownMarked(finder, messages, mark);
    if (found !== null) return found;
    if (messages.length < PER_PAGE) return null;
    after = messages.reduce((last, { id }) => (compareIds(id, last) > 0 ? id : last), after);
  }
  return null;
}

/** The same of a forum: its post has the message's id. */
export async function findPost(
  finder: Finder,
  search: Search & { forumId: string; guildId: string; name: string },
): Promise<(FoundMessage & { name: string }) | null> {
  const ownId = await finder.ownId();
  const first = firstIdOf(search.since);
  const threads = [
    ...(await activePosts(finder, search)),
    ...(await archivedPosts(finder, search)),
  ].filter(({ id, owner_id }) => owner_id === ownId && compareIds(id, first) > 0);
  // Most likely it is called what it would be called now.
  const likely = threads.toSorted(
    (a, b) => Number(b.name === search.name) - Number(a.name === search.name),
  );
  for (const { id, name } of likely.slice(0, MOST_POSTS)) {
    const after = (BigInt(id) - 1n).toString();
    const starter = await messagesAfter(finder, id, { after, limit: 1 });
    const found = await ownMarked(finder, starter, search.mark);
    if (found !== null) return { ...found, id, name };
  }
  return null;
}

async function messagesAfter(
  { rest }: Finder,
  channelId: string,
  { after, limit }: { after: string; limit: number },
): Promise<Message[]> {
  const query = new URLSearchParams({ after, limit: String(limit) });
  return messagesSchema.parse(await rest.get(Routes.channelMessages(channelId), { query }));
}

/** Anybody who reads the channel could copy a mark: the message must be ours. */
async function ownMarked(
  { ownId }: Finder,
  messages: readonly Message[],
  mark: string,
): Promise<FoundMessage | null> {
  for (const message of messages) {
    const customIds = customIdsIn(message.components);
    const isMarked = customIds.some((customId) => customId.split(':').includes(mark));
    if (isMarked && message.author.id === (await ownId())) return message;
  }
  return null;
}

async function activePosts(
  { rest }: Finder,
  { guildId, forumId }: { guildId: string; forumId: string },
): Promise<Thread[]> {
  const { threads } = threadsSchema.parse(await rest.get(Routes.guildActiveThreads(guildId)));
  return threads.filter(({ parent_id }) => parent_id === forumId);
}

/** Newest first by when they were archived: what was made since then was archived since then. */
async function archivedPosts(
  { rest }: Finder,
  { forumId, since }: { forumId: string; since: Date },
): Promise<Thread[]> {
  const until = since.getTime() - CLOCK_SLACK_MS;
  const all: Thread[] = [];
  let before: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PER_PAGE), ...(before ? { before } : {}) });
    let answer: unknown;
    try {
      answer = await rest.get(Routes.channelThreads(forumId, 'public'), { query });
    } catch (error) {
      // Here the lack of Read Message History is an error: it cannot be known, as above.
      if (codeOf(error) === RESTJSONErrorCodes.MissingPermissions) return all;
      throw error;
    }
    const { threads, has_more: hasMore } = threadsSchema.parse(answer);
    all.push(...threads);
    before = threads.at(-1)?.thread_metadata.archive_timestamp ?? null;
    if (!hasMore || before === null || Date.parse(before) < until) return all;
  }
  return all;
}

function firstIdOf(since: Date): string {
  return idAt(since.getTime() - CLOCK_SLACK_MS);
}
