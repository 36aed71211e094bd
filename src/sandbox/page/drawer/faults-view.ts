/** Owns the drawer's faults: of requests, of the gateway, and of places and people. */
import { html, type TemplateResult } from 'lit/html.js';
import { DIRECT } from '../state/model.ts';
import { faultFormView, faultListView } from './fault-form-view.ts';
import { gatewayView } from './gateway-view.ts';
import { placesView } from './places-view.ts';
import type { DrawerView } from './state.ts';

/** The list is long: each part of it is one press away. */
const PARTS = [
  { key: 'requests', label: 'REST' },
  { key: 'gateway', label: 'Gateway' },
  { key: 'channel', label: 'Channel' },
  { key: 'server', label: 'Server' },
  { key: 'person', label: 'Person' },
] as const;

/** Direct messages have neither channel nor server. */
function isThere(key: string, { view }: DrawerView): boolean {
  const { guildId, channelId } = view.model.place;
  if (key === 'channel') return guildId !== DIRECT && channelId !== undefined;
  return key !== 'server' || guildId !== DIRECT;
}

export function faultsTab(view: DrawerView): TemplateResult {
  return html`<nav class="request-bar parts" aria-label="Parts of this list">
      ${PARTS.filter(({ key }) => isThere(key, view)).map(
        ({ key, label }) =>
          html`<button class="chip" @click=${() => view.act.focus(`#faults-${key}`)}>
            ${label}
          </button>`,
      )}
    </nav>
    <section class="drawer-section">
      <h3 id="faults-requests" tabindex="-1">Faults of requests</h3>
      ${faultListView(view)} ${faultFormView(view)}
    </section>
    ${gatewayView(view)} ${placesView(view)}`;
}
