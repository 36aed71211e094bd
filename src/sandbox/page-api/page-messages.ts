/** Owns the messages as the page asks for them: a page of a channel, first messages, what is new. */
import type { APIMessage, MessageType } from 'discord-api-types/v10';
import { mentionsPerson } from '../mentions-person.ts';
import { shown } from '../messages/store.ts';
import type { PageMessages, PageNews, PagePosts } from '../page-protocol.ts';
import { guildIdOf, isThread, messagesOf, type Channel, type State } from '../state/state.ts';

const PAGE_SIZE = 50;
const THREAD_STARTER: MessageType.ThreadStarterMessage = 21;
/** The badge of a channel says no more than that one should look. */
const LOOKED_AT_FOR_MENTIONS = 100;

/** A thread's first message only points to the one that it began with, which the page shows. */
function withStarter(state: State, message: APIMessage): APIMessage {
  const { channel_id: channelId = '', message_id: id = '' } = message.message_reference ?? {};
  if (message.type !== THREAD_STARTER) return shown(message);
  const starter = messagesOf(state, channelId).get(id);
  return { ...message, referenced_message: starter === undefined ? null : shown(starter) };
}

/** One more than fits is read, which tells whether there are more on that side. */
export function messagePage(
  state: State,
  { id }: Channel,
  { before, after }: { before?: string; after?: string },
): PageMessages {
  const log = messagesOf(state, id);
  if (after !== undefined) {
    const found = log.page(PAGE_SIZE + 1, { side: 'after', id: after });
    const messages = found.slice(0, PAGE_SIZE).map((one) => withStarter(state, one));
    return { messages, has_older: true, has_newer: found.length > PAGE_SIZE };
  }
  const anchor = before === undefined ? undefined : ({ side: 'before', id: before } as const);
  const found = log.page(PAGE_SIZE + 1, anchor);
  return {
    messages: found.slice(-PAGE_SIZE).map((one) => withStarter(state, one)),
    has_older: found.length > PAGE_SIZE,
    has_newer: before !== undefined,
  };
}

/** A forum post's first message has the id of the post (threads.mdx). */
export function firstMessages(state: State, channel: Channel): PagePosts {
  const posts = [...state.channels.values()].flatMap((thread) => {
    if (!isThread(thread) || thread.parent_id !== channel.id) return [];
    const first = messagesOf(state, thread.id).get(thread.id);
    return first === undefined ? [] : [shown(first)];
  });
  return { posts };
}

export function newsFor(state: State, userId: string | undefined): PageNews {
  const news: PageNews = { newest: {}, mentions: {} };
  for (const [channelId, log] of state.messages) {
    const last = log.page(LOOKED_AT_FOR_MENTIONS);
    const newest = last.at(-1);
    const channel = state.channels.get(channelId);
    if (newest === undefined || channel === undefined) continue;
    news.newest[channelId] = newest.id;
    if (userId === undefined) continue;
    const guild = state.guilds.get(guildIdOf(channel) ?? '');
    const roles = guild?.members.get(userId)?.roles ?? [];
    const mentions = last.filter((message) => mentionsPerson(message, userId, roles));
    if (mentions.length > 0) news.mentions[channelId] = mentions.map(({ id }) => id);
  }
  return news;
}
