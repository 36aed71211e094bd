/** Owns what happens between a person's deed and the model: places, users, interactions. */
import type { APIMessage } from 'discord-api-types/v10';
import type { LiveFrame, PageInteraction } from '../page-protocol.ts';
import type { Actions, Press } from './actions.ts';
import { EPHEMERAL } from './discord-numbers.ts';
import { memory } from './memory.ts';
import { createModalActions } from './modal/actions.ts';
import { fetchCommands, fetchStructure, openLive, sendInteraction, sendMessage } from './net.ts';
import { createReading } from './reading.ts';
import { applyFrame, hasFlag } from './state/frames.ts';
import type { Pending, Place } from './state/model.ts';
import { readHash, settle, writeHash } from './state/place.ts';
import type { Store } from './state/store.ts';
import { unreadOf } from './state/unread.ts';
import { isForum } from './state/visible.ts';

/** A button that only defers changes nothing on the page: its dots end a little after the deadline. */
const FORGET_PRESS_MS = 4000;
/** Discord voids the token of an interaction after fifteen minutes. */
const FORGET_COMMAND_MS = 15 * 60 * 1000;

type Dependencies = {
  store: Store;
  scrolling: { hold(): void; jumpToEnd(): void };
  onPlaceChange: () => void;
  onCommands: () => void;
  startCommand: (name: string) => void;
  /** Every frame, for the drawer; what only the drawer shows goes no further. */
  follow: (frame: LiveFrame) => void;
  /** Draws at once: the next key must find the menu as this one left it. */
  draw: () => void;
};
type NewPending =
  | { kind: 'command'; channelId: string; commandName: string }
  | { kind: 'component'; channelId: string; messageId: string; customId: string };

export function createSession({
  store,
  scrolling,
  onPlaceChange,
  onCommands,
  startCommand,
  follow,
  draw,
}: Dependencies) {
  let closeLive: (() => void) | undefined;
  const reading = createReading({ store, scrolling });
  /** What came of interactions before the server's answer told us their ids: a failure, or none. */
  const early = new Map<string, string | undefined>();
  let counter = 0;

  function markRead(): void {
    const { newest: news, place, readMarks, userId } = store.get();
    const newest = news[place.channelId ?? ''];
    const isSeen = document.visibilityState === 'visible';
    if (!isSeen || !newest || !place.channelId || readMarks[place.channelId] === newest) return;
    const marks = { ...readMarks, [place.channelId]: newest };
    store.set({ readMarks: marks });
    if (userId !== undefined) memory.keepReadMarks(userId, marks);
  }

  async function loadCommands(): Promise<void> {
    const { userId, place } = store.get();
    if (userId === undefined || place.channelId === undefined) return store.set({ commands: [] });
    const commands = await fetchCommands(userId, place.channelId);
    const isStale =
      store.get().place.channelId !== place.channelId || store.get().userId !== userId;
    if (isStale) return;
    store.set({ commands });
    onCommands();
  }

  async function openChannel(channelId: string): Promise<void> {
    const channels = store.get().data?.guilds.flatMap((guild) => guild.channels) ?? [];
    const channel = channels.find(({ id }) => id === channelId);
    await (channel && isForum(channel) ? reading.openForum(channelId) : reading.open(channelId));
  }

  function enter(wished: Place | undefined): void {
    const { data, userId, place: before, readMarks } = store.get();
    if (!data || userId === undefined) return;
    const place = settle(data, userId, wished);
    // What is waited for comes first: its messages are asked for before anything else is done.
    const opened = place.channelId === undefined ? undefined : openChannel(place.channelId);
    if (place.channelId !== before.channelId || place.guildId !== before.guildId) {
      // What comes while one looks on is not marked as new.
      const newAfter =
        place.channelId !== undefined && unreadOf(store.get(), place.channelId).isUnread
          ? readMarks[place.channelId]
          : undefined;
      if (before.channelId !== undefined) reading.leave(before.channelId);
      store.set({ place, newAfter, openSelect: undefined, tagFilter: [] });
      scrolling.jumpToEnd();
      onPlaceChange();
    }
    if (location.hash !== writeHash(place)) history.pushState(null, '', writeHash(place));
    markRead();
    void Promise.resolve(opened).then(loadCommands);
  }

  function isForMe(message: APIMessage): boolean {
    const { userId, place } = store.get();
    if (message.channel_id !== place.channelId) return false;
    return hasFlag(message, EPHEMERAL) || message.interaction_metadata?.user.id === userId;
  }

  function onFrame(frame: LiveFrame): void {
    follow(frame);
    // A busy bot sends thousands: the page itself shows nothing of them.
    if (frame.type === 'request' || frame.type === 'control') return;
    store.set(applyFrame(store.get(), frame));
    if (frame.type === 'interaction.failed') early.set(frame.interaction_id, frame.reason);
    if (frame.type === 'interaction.answered') early.set(frame.interaction_id, undefined);
    if (frame.type === 'commands') void loadCommands();
    else if (frame.type === 'state' || frame.type === 'structure') {
      enter(readHash(location.hash));
    } else if (frame.type === 'message.create') {
      markRead();
      // As what one writes oneself, the answer to what one asked is shown, however far up one read.
      if (isForMe(frame.message)) void reading.present();
    }
  }

  function connect(userId: string): void {
    closeLive?.();
    memory.keepUser(userId);
    const { data, place } = store.get();
    const isOwn = data !== undefined && settle(data, userId, place).channelId === place.channelId;
    store.set({
      userId,
      // Whoever is switched to sees nothing of the other's place, however late the connection is.
      ...(isOwn ? {} : { place: { guildId: place.guildId, channelId: undefined } }),
      connection: 'connecting',
      readMarks: memory.readMarks(userId),
      whispers: [],
      pending: [],
      modal: undefined,
      newAfter: undefined,
    });
    closeLive = openLive({ userId, onFrame, onLost: () => store.set({ connection: 'lost' }) });
  }

  function changePending(id: string, change: (pending: Pending) => Pending | undefined): void {
    const pending = store.get().pending.flatMap((one) => {
      const next = one.id === id ? change(one) : one;
      return next ? [next] : [];
    });
    store.set({ pending });
  }

  /** Answers with the reason when the server refuses; the model shows what is under way. */
  async function send(
    interaction: PageInteraction,
    shown: NewPending,
  ): Promise<string | undefined> {
    counter += 1;
    const id = `pending-${counter}`;
    store.set({ pending: [...store.get().pending, { ...shown, id }] });
    if (shown.kind === 'command') void reading.present();
    const answer = await sendInteraction(interaction);
    if (!('interaction_id' in answer)) {
      const reason = 'message' in answer ? answer.message : 'The sandbox did not understand.';
      changePending(id, (one) =>
        shown.kind === 'component' ? { ...one, failure: reason } : undefined,
      );
      return reason;
    }
    const interactionId = answer.interaction_id;
    // The bot may have answered over the live connection before the server's own answer came.
    const failure = early.get(interactionId);
    changePending(id, (one) => {
      if (early.has(interactionId) && failure === undefined) return undefined;
      return { ...one, interactionId, ...(failure === undefined ? {} : { failure }) };
    });
    setTimeout(
      () => changePending(id, (one) => (one.failure === undefined ? undefined : one)),
      shown.kind === 'component' ? FORGET_PRESS_MS : FORGET_COMMAND_MS,
    );
    return undefined;
  }

  async function press({
    messageId,
    channelId,
    customId,
    componentType,
    values,
  }: Press): Promise<void> {
    const { userId, pending } = store.get();
    if (userId === undefined) return;
    const others = pending.filter((one) => one.kind !== 'component' || one.messageId !== messageId);
    store.set({ pending: others });
    await send(
      {
        kind: 'component',
        user_id: userId,
        channel_id: channelId,
        message_id: messageId,
        custom_id: customId,
        component_type: componentType,
        ...(values ? { values } : {}),
      },
      { kind: 'component', channelId, messageId, customId },
    );
  }

  async function runCommand(command: {
    commandId: string;
    name: string;
    options: Extract<PageInteraction, { kind: 'command' }>['options'];
    targetId?: string;
  }): Promise<string | undefined> {
    const { userId, place } = store.get();
    if (userId === undefined || place.channelId === undefined) return 'No channel is open.';
    return await send(
      {
        kind: 'command',
        user_id: userId,
        channel_id: place.channelId,
        command_id: command.commandId,
        options: command.options,
        ...(command.targetId === undefined ? {} : { target_id: command.targetId }),
      },
      { kind: 'command', channelId: place.channelId, commandName: command.name },
    );
  }

  const actions: Actions = {
    go(place) {
      enter(place);
      store.set({ sidebarOpen: place.channelId === undefined && store.get().sidebarOpen });
    },
    foresee({ channelId }) {
      if (channelId !== undefined) void openChannel(channelId);
    },
    switchUser: connect,
    press: (deed) => void press(deed),
    runOn: (target) => void runCommand({ ...target, options: [] }),
    openSelect(openSelect) {
      store.set({ openSelect });
      draw();
    },
    filterByTag(tagId) {
      const { tagFilter } = store.get();
      const others = tagFilter.filter((id) => id !== tagId);
      store.set({ tagFilter: others.length < tagFilter.length ? others : [...others, tagId] });
    },
    dismissMessage: (id) => store.set({ dismissed: new Set([...store.get().dismissed, id]) }),
    dismissPending: (id) => changePending(id, () => undefined),
    readOlder: () => reading.older(),
    readNewer: () => reading.newer(),
    jumpToPresent: () => void reading.present(),
    ...createModalActions(store, early),
    toggleSidebar: (sidebarOpen) => store.set({ sidebarOpen }),
    setTheme(theme) {
      memory.keepTheme(theme);
      store.set({ theme });
    },
    startCommand,
  };

  return {
    actions,
    markRead,
    enterHash: () => enter(readHash(location.hash)),
    runCommand,
    /** Gives the refusal to show, or undefined. */
    async write(content: string): Promise<string | undefined> {
      const { userId, place } = store.get();
      if (userId === undefined || place.channelId === undefined) return 'No channel is open.';
      await reading.present();
      return await sendMessage({ user_id: userId, channel_id: place.channelId, content });
    },
    /** Fails when the server cannot be reached; the caller decides when to try again. */
    async start(): Promise<void> {
      const data = await fetchStructure();
      const people = data.users.filter(({ bot }) => bot !== true);
      const known = people.find(({ id }) => id === memory.user()) ?? people[0];
      if (known) connect(known.id);
    },
  };
}
