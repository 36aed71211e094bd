/** Owns the drawer's state: what it is told, what a bot's maker does in it, when it is drawn anew. */
import type { LiveFrame } from '../../page-protocol.ts';
import type { Actions } from '../actions.ts';
import { memory } from '../memory.ts';
import { DIRECT, type Place } from '../state/model.ts';
import { createStore, type Store } from '../state/store.ts';
import { alarmsOf } from './alarms.ts';
import type { ControlAction } from './control-action.ts';
import {
  fetchControl,
  fetchLines,
  fetchRequest,
  sendControl,
  type ControlAnswer,
} from './control-net.ts';
import { faultAction, faultSentence } from './fault-form.ts';
import { MOST_LINES, withLine } from './requests.ts';
import { INITIAL_DRAWER, TABS, type Drawer, type DrawerActions } from './state.ts';

/** Below this width there is no room for a panel beside the channel. */
const SHEET = matchMedia('(max-width: 1000px)');
const TICK_MS = 1000;
/** Limits change with every request: asking each time would double the traffic. */
const ASK_AGAIN_MS = 400;
const LOADING_FRAMES = 90;

type Dependencies = {
  page: Store;
  go: Actions['go'];
  now: () => Date;
  draw: () => void;
};

export const TOGGLE_ID = 'drawer-toggle';
export const tabId = (tab: string): string => `drawer-tab-${tab}`;

export function createDrawer({ page, go, now, draw }: Dependencies) {
  const kept = memory.drawer();
  const cell = createStore<Drawer>({
    ...INITIAL_DRAWER,
    tab: TABS.find((tab) => tab === kept.tab) ?? 'requests',
    // A sheet would hide the page that the person came to see.
    isOpen: kept.isOpen && !SHEET.matches,
    isSheet: SHEET.matches,
  });
  let focusOn: string | undefined;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let hasLines = false;
  cell.subscribe(draw);

  function take(answer: ControlAnswer): void {
    if (!('control' in answer)) return;
    const nowMs = now().getTime();
    cell.set({ control: answer.control, toldAtMs: nowMs, nowMs });
  }

  const alarms = (): string[] => alarmsOf(cell.get(), page.get().data?.guilds ?? []);

  const ask = async (): Promise<void> => take(await fetchControl());

  function askSoon(): void {
    asking ??= setTimeout(() => {
      asking = undefined;
      void ask();
    }, ASK_AGAIN_MS);
  }

  async function loadLines(): Promise<void> {
    hasLines = true;
    const lines = await fetchLines(MOST_LINES);
    const { requests } = cell.get();
    const newest = lines[0]?.id ?? -1;
    const since = requests.lines.filter(({ id }) => id > newest);
    cell.set({ requests: { ...requests, lines: [...since, ...lines].slice(0, MOST_LINES) } });
  }

  async function loadBodies(id: number): Promise<void> {
    const found = await fetchRequest(id);
    const { bodies } = cell.get();
    if (bodies.has(id)) cell.set({ bodies: new Map(bodies).set(id, found) });
  }

  async function perform(action: ControlAction, said: string): Promise<void> {
    const answer = await sendControl(action);
    take(answer);
    if ('refusal' in answer) say(answer.refusal, true);
    else say(said);
  }

  function say(text: string, isRefusal = false): void {
    // The same words twice are read out only where they were gone in between.
    cell.set({ said: undefined });
    requestAnimationFrame(() => cell.set({ said: { text, isRefusal } }));
  }

  /** Its channel may still be on its way; once it is drawn it is scrolled to its end first. */
  function showMessage(messageId: string, tries = LOADING_FRAMES): void {
    const selector = `[data-message-id="${CSS.escape(messageId)}"]`;
    const found = document.querySelector<HTMLElement>(selector);
    if (!found && tries > 0) {
      requestAnimationFrame(() => showMessage(messageId, tries - 1));
    } else if (found) {
      requestAnimationFrame(() => {
        found.tabIndex = -1;
        found.scrollIntoView({ block: 'center' });
        found.focus({ preventScroll: true });
      });
    } else say('This message is gone, or too far up to be shown at once.', true);
  }

  function placeOf(channelId: string): Place {
    const guild = page
      .get()
      .data?.guilds.find(({ channels }) => channels.some(({ id }) => id === channelId));
    return { guildId: guild?.id ?? DIRECT, channelId };
  }

  const act: DrawerActions = {
    set: (change) => cell.set(typeof change === 'function' ? change(cell.get()) : change),
    toggle(isOpen) {
      memory.keepDrawer({ isOpen, tab: cell.get().tab });
      focusOn = `#${isOpen ? tabId(cell.get().tab) : TOGGLE_ID}`;
      cell.set({ isOpen, deleting: undefined, nowMs: now().getTime() });
      if (!isOpen) return;
      if (!hasLines) void loadLines();
      void ask();
    },
    show(tab) {
      memory.keepDrawer({ isOpen: true, tab });
      focusOn = `#${tabId(tab)}`;
      cell.set({ tab, deleting: undefined, nowMs: now().getTime() });
    },
    perform(action, said) {
      void perform(action, said);
    },
    addFault() {
      const { faultForm } = cell.get();
      void perform(faultAction(faultForm), `Switched on: ${faultSentence(faultForm)}.`);
    },
    toggleBodies(id) {
      const bodies = new Map(cell.get().bodies);
      if (!bodies.delete(id)) {
        bodies.set(id, undefined);
        void loadBodies(id);
      }
      cell.set({ bodies });
    },
    copy(text, what) {
      navigator.clipboard.writeText(text).then(
        () => say(`${what} copied.`),
        () => say('The browser does not let this page copy.', true),
      );
    },
    goToMessage(channelId, messageId) {
      if (cell.get().isSheet) act.toggle(false);
      go(placeOf(channelId));
      requestAnimationFrame(() => showMessage(messageId));
    },
    focus(selector) {
      focusOn = selector;
      draw();
    },
  };

  SHEET.addEventListener('change', ({ matches }) => cell.set({ isSheet: matches }));
  setInterval(() => {
    const { isOpen, tab } = cell.get();
    const isAnythingOn = alarms().length > 0;
    if (isAnythingOn || (isOpen && tab !== 'requests')) cell.set({ nowMs: now().getTime() });
    // A fault that has happened is over, and nothing says so.
    if (isAnythingOn) askSoon();
  }, TICK_MS);

  return {
    get: () => cell.get(),
    act,
    alarms,
    /** What the live connection tells; `state` is its first frame, and the first after a restart. */
    follow(frame: LiveFrame): void {
      const { isOpen, requests } = cell.get();
      if (frame.type === 'state') {
        void ask();
        // After a restart the numbers begin anew, and stand for other requests.
        cell.set({ requests: { ...requests, lines: [], held: [] }, bodies: new Map() });
        if (isOpen || hasLines) void loadLines();
      } else if (frame.type === 'control') {
        clearTimeout(asking);
        asking = undefined;
        take({ control: frame.control });
      } else if (frame.type === 'request') {
        if (hasLines) cell.set({ requests: withLine(requests, frame.request) });
        if (isOpen || alarms().length > 0) askSoon();
      }
    },
    /** After each drawing. */
    settle(): void {
      const selector = focusOn;
      focusOn = undefined;
      if (selector !== undefined) document.querySelector<HTMLElement>(selector)?.focus();
    },
  };
}

export type DrawerPart = ReturnType<typeof createDrawer>;
