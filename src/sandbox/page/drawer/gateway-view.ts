/** Owns the drawer's gateway: sessions, and a button for each thing that can happen to one. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { GatewayFaultState, SessionState } from '../../page-protocol.ts';
import type { ControlAction } from './control-action.ts';
import type { DrawerView } from './state.ts';

type Deed = { label: string; what: string; said: string; action: ControlAction };

export const GATEWAY_DEEDS: readonly Deed[] = [
  {
    label: 'Close the connection',
    what: 'Close code 4000: the bot connects again and resumes.',
    said: 'The connections were closed with 4000.',
    action: { action: 'gateway.drop' },
  },
  {
    label: 'Cut the connection',
    what: 'No close frame, as when the network fails.',
    said: 'The connections were cut.',
    action: { action: 'gateway.drop', code: null },
  },
  {
    label: 'Ask to reconnect',
    what: 'Op 7, as Discord sends before a server restarts.',
    said: 'Op 7 was sent.',
    action: { action: 'gateway.reconnect' },
  },
  {
    label: 'Invalid session, resumable',
    what: 'Op 9 with true: the bot resumes.',
    said: 'Op 9 was sent, resumable.',
    action: { action: 'gateway.invalidate', resumable: true },
  },
  {
    label: 'Invalid session',
    what: 'Op 9 with false: the bot identifies anew.',
    said: 'Op 9 was sent, not resumable.',
    action: { action: 'gateway.invalidate', resumable: false },
  },
  {
    label: 'Ask for a heartbeat',
    what: 'Op 1: the bot must send one at once.',
    said: 'A heartbeat was asked for.',
    action: { action: 'gateway.heartbeat' },
  },
  {
    label: 'Refuse the next resume',
    what: 'The next RESUME is answered with op 9: events of the gap are lost.',
    said: 'The next resume will be refused.',
    action: { action: 'gateway.refuse-resume', times: 1 },
  },
  {
    label: 'Repeat the next event',
    what: 'It comes twice: handlers must bear that.',
    said: 'The next event will come twice.',
    action: { action: 'gateway.repeat', times: 1 },
  },
  {
    label: 'Swap the next two events',
    what: 'They come in the wrong order.',
    said: 'The next two events will be swapped.',
    action: { action: 'gateway.reorder', times: 1 },
  },
  {
    label: 'Make it a zombie',
    what: 'Nothing is answered, not even heartbeats, yet the connection stays open.',
    said: 'The connections are zombies now.',
    action: { action: 'gateway.zombie', on: true },
  },
];

/** What ends a fault that lasts. */
export function endOf(fault: GatewayFaultState['action']): ControlAction {
  return { action: fault, ...(fault === 'gateway.zombie' ? { on: false } : { times: 0 }) };
}

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
