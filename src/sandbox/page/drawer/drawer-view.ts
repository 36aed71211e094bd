/** Owns the drawer's frame: its button in the channel's head, tabs, and what was done last. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { View } from '../actions.ts';
import { clockTab } from './clock-view.ts';
import { tabId, TOGGLE_ID, type DrawerPart } from './drawer.ts';
import { faultsTab } from './faults-view.ts';
import { limitsTab } from './limits-view.ts';
import { requestsTab } from './requests-view.ts';
import { TABS, type DrawerView, type Tab } from './state.ts';

const NAMES: Readonly<Record<Tab, string>> = {
  requests: 'Requests',
  limits: 'Limits',
  faults: 'Faults',
  clock: 'Clock',
};

const PANELS: Readonly<Record<Tab, (view: DrawerView) => TemplateResult>> = {
  requests: requestsTab,
  limits: limitsTab,
  faults: faultsTab,
  clock: clockTab,
};

/** Ctrl+. or ⌘. */
export function isToggleKey(event: KeyboardEvent): boolean {
  return event.key === '.' && (event.ctrlKey || event.metaKey) && !event.altKey;
}

export function toggleView({ get, act, alarms }: DrawerPart): TemplateResult {
  const { isOpen } = get();
  const on = alarms();
  const count = on.length === 1 ? '1 fault is on' : `${on.length} faults are on`;
  return html`<button
    id=${TOGGLE_ID}
    class="icon-button tools ${isOpen ? 'open' : ''}"
    aria-label="Developer tools${on.length === 0 ? '' : `: ${count}`}"
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-controls="drawer"
    aria-keyshortcuts="Control+. Meta+."
    title=${[on.length === 0 ? 'Developer tools (Ctrl+.)' : `Switched on:`, ...on].join('\n')}
    @click=${() => act.toggle(!isOpen)}
  >
    ${on.length === 0 ? nothing : html`<span class="badge" aria-hidden="true">${on.length}</span>`}
  </button>`;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Reads the tab of this moment: a second key may come before the first one is drawn. */
function onTabKey(event: KeyboardEvent, { get, act }: DrawerPart): void {
  const at = TABS.indexOf(get().tab);
  const step = STEPS[event.key];
  const jump = { Home: 0, End: TABS.length - 1 }[event.key];
  const next = jump ?? (step === undefined ? undefined : (at + step + TABS.length) % TABS.length);
  const tab = next === undefined ? undefined : TABS[next];
  if (tab === undefined) return;
  event.preventDefault();
  act.show(tab);
}

function tabsView(part: DrawerPart): TemplateResult {
  const { get, act, alarms } = part;
  const { tab: open } = get();
  const faults = alarms().length;
  return html`<div
    class="drawer-tabs"
    role="tablist"
    aria-label="Developer tools"
    @keydown=${(event: KeyboardEvent) => onTabKey(event, part)}
  >
    ${TABS.map((tab) => {
      const isChosen = tab === open;
      return html`<button
        id=${tabId(tab)}
        role="tab"
        aria-selected=${isChosen ? 'true' : 'false'}
        aria-controls="drawer-panel"
        tabindex=${isChosen ? '0' : '-1'}
        @click=${() => act.show(tab)}
      >
        ${NAMES[tab]}${
          tab === 'faults' && faults > 0
            ? html`<span class="badge">${faults}<span class="unseen"> on</span></span>`
            : nothing
        }
      </button>`;
    })}
  </div>`;
}

function saidView({ drawer, act }: DrawerView): TemplateResult {
  const { said } = drawer;
  return html`<div class="drawer-said ${said?.isRefusal ? 'refusal' : ''}" role="status">
    ${
      said
        ? html`<span>${said.text}</span
            ><button
              class="icon-button close"
              aria-label="Dismiss"
              @click=${() => act.set({ said: undefined })}
            ></button>`
        : nothing
    }
  </div>`;
}

/** Keys stay in the drawer: the page's own shortcuts would write into the command box behind it. */
function onKey(event: KeyboardEvent, { drawer, act }: DrawerView): void {
  if (isToggleKey(event)) return;
  event.stopPropagation();
  if (event.key !== 'Escape') return;
  event.preventDefault();
  if (drawer.deleting === undefined) return act.toggle(false);
  act.set({ deleting: undefined });
  act.focus('#delete-channel');
}

export function drawerView(part: DrawerPart, page: View): TemplateResult | typeof nothing {
  const drawer = part.get();
  if (!drawer.isOpen) return nothing;
  const view: DrawerView = { drawer, act: part.act, view: page };
  return html`<aside
    id="drawer"
    class="drawer"
    aria-label="Developer tools"
    @keydown=${(event: KeyboardEvent) => onKey(event, view)}
  >
    <div class="drawer-head">
      <h2>Developer tools</h2>
      <button
        class="icon-button close"
        aria-label="Close developer tools"
        title="Close (Escape)"
        @click=${() => part.act.toggle(false)}
      ></button>
    </div>
    ${tabsView(part)}
    <div
      id="drawer-panel"
      class="drawer-panel"
      role="tabpanel"
      aria-labelledby=${tabId(drawer.tab)}
      tabindex="0"
    >
      ${PANELS[drawer.tab](view)}
    </div>
    ${saidView(view)}
  </aside>`;
}
