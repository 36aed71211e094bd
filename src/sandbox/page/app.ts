/** Owns the start of the page: builds its parts, wires them, draws when the model changes. */
import { html, nothing, render } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { systemClock } from '../../lib/clock.ts';
import type { View } from './actions.ts';
import { bodyView, headView, openChannel, type OpenChannel } from './channel-view.ts';
import { closedComposerView, composerView, fieldInHand } from './composer/composer-view.ts';
import { createComposer } from './composer/composer.ts';
import { whyClosed } from './composer/may-write.ts';
import { createDrawer } from './drawer/drawer.ts';
import { drawerView, isToggleKey, toggleView } from './drawer/drawer-view.ts';
import { isArchived } from './forum/posts.ts';
import { createLookup } from './lookup.ts';
import { formatTimestamp } from './markdown/timestamp.ts';
import { memory } from './memory.ts';
import { appsKey } from './message/apps-menu.ts';
import { modalView } from './modal/modal-view.ts';
import { sendInteraction } from './net.ts';
import { createScrolling } from './scrolling.ts';
import { createSession } from './session.ts';
import { channelsView } from './sidebar/channels-view.ts';
import { railView } from './sidebar/rail-view.ts';
import { userView } from './sidebar/user-view.ts';
import { INITIAL_MODEL, type Model } from './state/model.ts';
import { createStore } from './state/store.ts';

const RELATIVE_TIMES_MS = 10_000;
const RETRY_START_MS = 1000;

const root = document.querySelector('#app');
if (!(root instanceof HTMLElement)) throw new Error('index.html has no #app');

const store = createStore({ ...INITIAL_MODEL, theme: memory.theme() });
const now = (): Date => systemClock.now();
const scrolling = createScrolling({
  onNearStart: () => session.actions.readOlder(),
  onNearEnd: () => session.actions.readNewer(),
  hasNewer: () => {
    const { logs, place } = store.get();
    return logs[place.channelId ?? '']?.hasNewer === true;
  },
});
const session = createSession({
  store,
  scrolling,
  onPlaceChange: () => composer.clear(),
  onCommands: () => composer.readAgain(),
  startCommand: (name) => composer.typeText(`/${name} `),
  follow: (frame) => drawer.follow(frame),
  draw,
});
const composer = createComposer({
  store,
  send: sendInteraction,
  run: (command) => session.runCommand(command),
  write: (content) => session.write(content),
  draw,
});
const drawer = createDrawer({
  page: store,
  go: (place) => session.actions.go(place),
  now,
  draw: schedule,
});

/** Typing a command changes none of these, so that it costs nothing in a channel of thousands. */
function shownInBody(model: Model): unknown[] {
  const { data, place, posts, tagFilter, newAfter, pending, openSelect, dismissed, userId } = model;
  const { whispers } = model;
  const log = model.logs[place.channelId ?? ''];
  return [
    data,
    place,
    log,
    whispers,
    posts,
    tagFilter,
    newAfter,
    pending,
    openSelect,
    dismissed,
    userId,
    appsKey(model),
  ];
}

function shownInList({ data, newest, mentions, place, readMarks, userId }: Model): unknown[] {
  return [data, newest, mentions, place, readMarks, userId];
}

function writingView(open: OpenChannel | undefined, view: View) {
  if (!open || open.icon === 'forum') return nothing;
  const { data, place, userId = '' } = view.model;
  const guild = data?.guilds.find(({ id }) => id === place.guildId);
  const reason = guild && open.channel && whyClosed(guild, userId, open.channel);
  if (reason !== undefined) return closedComposerView(reason);
  const sigils: Readonly<Record<string, string>> = { at: '@', thread: '' };
  const notice =
    open.channel && isArchived(open.channel)
      ? html`<p class="archived-note" role="note">
          This thread is archived. Sending a message brings it back.
        </p>`
      : nothing;
  return html`${notice}${composerView(composer, `${sigils[open.icon] ?? '#'}${open.name}`, view)}`;
}

function pageView(view: View) {
  const open = openChannel(view);
  const { sidebarOpen } = view.model;
  const { isOpen: hasDrawer, isSheet } = drawer.get();
  const isCovered = hasDrawer && isSheet;
  return html`<div
    class="page ${sidebarOpen ? 'sidebar-open' : ''} ${hasDrawer ? 'drawer-open' : ''}"
  >
    <div class="sidebar" id="sidebar" ?inert=${isCovered}>
      ${railView(view)}
      <div class="sidebar-column">
        <nav class="sidebar-channels" aria-label="Channels" tabindex="-1">
          ${guard(shownInList(view.model), () => channelsView(view))}
        </nav>
        ${userView(view)}
      </div>
    </div>
    <div class="backdrop" @click=${() => view.actions.toggleSidebar(false)}></div>
    <main class="channel-column" ?inert=${isCovered}>
      ${headView(open, view, toggleView(drawer))}
      ${guard(shownInBody(view.model), () => bodyView(open, view))} ${writingView(open, view)}
    </main>
    ${drawerView(drawer, view)} ${modalView(view)}
  </div>`;
}

function draw(): void {
  if (!(root instanceof HTMLElement)) return;
  const model = store.get();
  const view: View = { model, actions: session.actions, lookup: createLookup(model, now) };
  document.documentElement.dataset['theme'] = model.theme;
  const open = openChannel(view);
  document.title = open ? `${open.name} | Keypoint sandbox` : 'Keypoint sandbox';
  scrolling.around(() => render(pageView(view), root));
  drawer.settle();
  if (composer.takeFocus())
    document.querySelector<HTMLElement>(`#${CSS.escape(fieldInHand(composer))}`)?.focus();
  for (const part of ['.suggestions .highlighted', '.select [role="listbox"]']) {
    document.querySelector(part)?.scrollIntoView({ block: 'nearest' });
  }
}

let isScheduled = false;
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    draw();
  });
}
store.subscribe(schedule);

setInterval(() => {
  const reader = createLookup(store.get(), now).timeOptions();
  for (const time of document.querySelectorAll<HTMLElement>('time[data-style="R"]')) {
    const unix = Number(time.dataset['unix']);
    time.textContent = formatTimestamp(unix, 'R', reader);
  }
}, RELATIVE_TIMES_MS);

document.addEventListener('visibilitychange', () => session.markRead());
window.addEventListener('popstate', () => session.enterHash());
document.addEventListener('keydown', (event) => {
  if (isToggleKey(event)) {
    event.preventDefault();
    drawer.act.toggle(!drawer.get().isOpen);
    return;
  }
  const isTyping =
    event.target instanceof Element &&
    event.target.closest('input, select, textarea, dialog') !== null;
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  composer.typeText('/');
});

async function start(): Promise<void> {
  try {
    await session.start();
  } catch {
    store.set({ connection: 'lost' });
    setTimeout(() => void start(), RETRY_START_MS);
  }
}

draw();
void start();
