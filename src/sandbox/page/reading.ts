/** Owns the loading of messages: the newest of a channel, older and newer ones as one reads on. */
import type { PageMessages } from '../page-protocol.ts';
import { fetchMessages, fetchPosts } from './net.ts';
import {
  LOADING_LOG,
  whenLeft,
  withNewer,
  withNewest,
  withOlder,
  type ChannelLog,
} from './state/log.ts';
import type { Store } from './state/store.ts';

type Dependencies = { store: Store; scrolling: { hold(): void; jumpToEnd(): void } };

export function createReading({ store, scrolling }: Dependencies) {
  const setLog = (channelId: string, log: ChannelLog): void =>
    store.set({ logs: { ...store.get().logs, [channelId]: log } });

  /** What was asked for may come when nobody wants it any more: another person, a log begun anew. */
  async function load(
    channelId: string,
    edge: { before?: string; after?: string },
    merge: (log: ChannelLog, page: PageMessages) => ChannelLog,
  ): Promise<void> {
    const { userId } = store.get();
    if (userId === undefined) return;
    const page = await fetchMessages({ userId, channelId }, edge);
    const log = store.get().logs[channelId];
    if (!log?.isLoading || store.get().userId !== userId) return;
    if (!page) return setLog(channelId, { ...log, isLoading: false });
    if (edge.before !== undefined || edge.after !== undefined) scrolling.hold();
    setLog(channelId, merge(log, page));
  }

  function openLog(): [string, ChannelLog] | undefined {
    const { logs, place } = store.get();
    const log = place.channelId === undefined ? undefined : logs[place.channelId];
    return place.channelId === undefined || !log || log.isLoading
      ? undefined
      : [place.channelId, log];
  }

  return {
    /** Makes sure that the channel's messages are there, or on their way. */
    async open(channelId: string): Promise<void> {
      if (store.get().logs[channelId]) return;
      setLog(channelId, LOADING_LOG);
      await load(channelId, {}, withNewest);
    },
    async openForum(channelId: string): Promise<void> {
      const { userId } = store.get();
      if (userId === undefined) return;
      const posts = await fetchPosts({ userId, channelId });
      const known = Object.fromEntries(posts.map((post) => [post.id, post]));
      store.set({ posts: { ...known, ...store.get().posts } });
    },
    leave(channelId: string): void {
      const { [channelId]: left, ...logs } = store.get().logs;
      const kept = whenLeft(left);
      store.set({ logs: kept ? { ...logs, [channelId]: kept } : logs });
    },
    older(): void {
      const [channelId, log] = openLog() ?? [];
      const before = log?.messages[0]?.id;
      if (channelId === undefined || !log?.hasOlder || before === undefined) return;
      setLog(channelId, { ...log, isLoading: true });
      void load(channelId, { before }, withOlder);
    },
    newer(): void {
      const [channelId, log] = openLog() ?? [];
      const after = log?.messages.at(-1)?.id;
      if (channelId === undefined || !log?.hasNewer || after === undefined) return;
      setLog(channelId, { ...log, isLoading: true });
      void load(channelId, { after }, withNewer);
    },
    /** To the newest message, from however far up. */
    async present(): Promise<void> {
      const [channelId, log] = openLog() ?? [];
      scrolling.jumpToEnd();
      if (channelId === undefined || !log?.hasNewer) return store.set({});
      setLog(channelId, LOADING_LOG);
      await load(channelId, {}, withNewest);
    },
  };
}
