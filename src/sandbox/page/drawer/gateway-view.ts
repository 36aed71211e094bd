/** Owns the drawer's gateway: sessions, and a button for each thing that can happen to one. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { GatewayFaultState, SessionState } from '../../page-protocol.ts';
import { endOf, GATEWAY_DEEDS } from './gateway-deeds.ts';
import type { DrawerView } from './state.ts';

function leftText(action: GatewayFaultState['action'], left: number): string {
  if (action === 'gateway.zombie') return left === 1 ? '1 connection' : `${left} connections`;
  return left === 1 ? 'once more' : `${left} times more`;
}

function faultsView({ drawer, act }: DrawerView): TemplateResult | typeof nothing {
  const faults = drawer.control?.gateway_faults ?? [];
  if (faults.length === 0) return nothing;
  return html`<ul class="faults" aria-label="Faults of the gateway that are on">
    ${faults.map(
      ({ action, what, left }) =>
        html`<li>
          <span class="fault-what">${what}</span>
          <span class="request-facts">${leftText(action, left)}</span>
          <button
            class="button secondary"
            aria-label="End ${what}"
            @click=${() => act.perform(endOf(action), `Ended: ${what}.`)}
          >
            End
          </button>
        </li>`,
    )}
  </ul>`;
}

function sessionView({ id, shard, is_connected: isConnected, seq }: SessionState): TemplateResult {
  return html`<tr>
    <td title=${id}>${shard[0]} of ${shard[1]}</td>
    <td>${isConnected ? '● connected' : '○ away'}</td>
    <td>${seq}</td>
  </tr>`;
}

export function gatewayView(view: DrawerView): TemplateResult {
  const { drawer, act } = view;
  const sessions = drawer.control?.sessions ?? [];
  return html`<section class="drawer-section">
    <h3 id="faults-gateway" tabindex="-1">Gateway</h3>
    ${
      sessions.length === 0
        ? html`<p class="drawer-note">No bot has a session.</p>`
        : html`<table class="sessions">
            <caption class="unseen">
              Sessions
            </caption>
            <thead>
              <tr>
                <th scope="col">Shard</th>
                <th scope="col">State</th>
                <th scope="col">Last event</th>
              </tr>
            </thead>
            <tbody>
              ${sessions.map((session) => sessionView(session))}
            </tbody>
          </table>`
    }
    ${faultsView(view)}
    <ul class="deeds">
      ${GATEWAY_DEEDS.map(
        ({ label, what, said, action }, at) =>
          html`<li>
            <button
              class="button secondary"
              aria-describedby="deed-${at}"
              @click=${() => act.perform(action, said)}
            >
              ${label}
            </button>
            <span id="deed-${at}">${what}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}
