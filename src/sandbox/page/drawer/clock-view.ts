/** Owns the drawer's clock: the sandbox's time, and buttons that put it forward. */
import { html, type TemplateResult } from 'lit/html.js';
import { durationText } from './countdown.ts';
import type { DrawerView } from './state.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const MOVES = [
  {
    ms: 3 * SECOND_MS,
    label: '+3 s',
    said: 'three seconds',
    what: 'Past the deadline of an interaction: what the bot has not answered by then has failed.',
  },
  {
    ms: 15 * MINUTE_MS,
    label: '+15 min',
    said: 'fifteen minutes',
    what: 'Past the life of an interaction’s token, the memory of nonces and the window of invalid requests.',
  },
  {
    ms: HOUR_MS,
    label: '+1 h',
    said: 'one hour',
    what: 'Past every rate limit and short timeout; threads that close after an hour are archived.',
  },
  {
    ms: 24 * HOUR_MS,
    label: '+24 h',
    said: 'one day',
    what: 'The number of session starts is full again; threads that close after a day are archived.',
  },
] as const;

const DAY: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
};
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' };

export function clockTab({ drawer, act }: DrawerView): TemplateResult {
  const { control, toldAtMs, nowMs } = drawer;
  if (!control) return html`<p class="drawer-empty">The sandbox has not told its time yet.</p>`;
  const { now, offset_ms: offset } = control.clock;
  const time = new Date(Date.parse(now) + Math.max(0, nowMs - toldAtMs));
  return html`<section class="drawer-section">
      <p class="clock-time">${time.toLocaleTimeString([], TIME)}</p>
      <p class="drawer-note">
        ${time.toLocaleDateString([], DAY)}<br />${
          offset === 0
            ? 'The sandbox’s time is the real time.'
            : `The sandbox is ${durationText(offset)} ahead of the real time.`
        }
      </p>
    </section>
    <section class="drawer-section">
      <h3>Put it forward</h3>
      <ul class="deeds">
        ${MOVES.map(
          ({ ms, label, said, what }) =>
            html`<li>
              <button
                class="button secondary"
                aria-describedby="move-${ms}"
                @click=${() =>
                  act.perform({ action: 'clock.move', ms }, `The clock was put ${said} forward.`)}
              >
                ${label}
              </button>
              <span id="move-${ms}">${what}</span>
            </li>`,
        )}
      </ul>
      <p class="drawer-note">
        Only the sandbox’s clock moves, never the bot’s own, and never back.
      </p>
    </section>`;
}
