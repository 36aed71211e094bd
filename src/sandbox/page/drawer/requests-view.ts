/** Owns the drawer's list of requests, its filter, and the posts that came twice. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RequestLine } from '../../page-protocol.ts';
import { requestView } from './request-view.ts';
import { channelOf, isWanted, paused } from './requests.ts';
import type { Drawer, DrawerView } from './state.ts';

function placeName(line: RequestLine, { view }: DrawerView): string {
  const channel = view.lookup.channel(channelOf(line) ?? '');
  return channel ? `#${channel.name}` : '';
}

function duplicatesView({ drawer, act, view }: DrawerView): TemplateResult | typeof nothing {
  const duplicates = drawer.control?.duplicates ?? [];
  if (duplicates.length === 0) return nothing;
  return html`<details class="duplicates">
    <summary>
      Posted more than once
      <span class="badge">${duplicates.length}<span class="unseen"> posts</span></span>
    </summary>
    <ul>
      ${duplicates.map(({ channel_id: channelId, message_ids: ids, excerpt }) => {
        const name = view.lookup.channel(channelId)?.name;
        return html`<li>
          <span class="duplicate-text">${excerpt}</span>
          <span class="request-facts"
            >${ids.length} times ${name === undefined ? 'in a direct message' : `in #${name}`}:
            ${ids.map(
              (id, at) =>
                html`<button
                  class="link"
                  aria-label="Go to post ${at + 1} of ${ids.length}"
                  @click=${() => act.goToMessage(channelId, id)}
                >
                  ${at + 1}
                </button> `,
            )}</span
          >
        </li>`;
      })}
    </ul>
  </details>`;
}

const problemsOrAll = ({ filter }: Drawer): Partial<Drawer> => ({
  filter: { ...filter, onlyProblems: !filter.onlyProblems },
});

const pausedOrNot = ({ requests }: Drawer): Partial<Drawer> => ({
  requests: paused(requests, !requests.isPaused),
});

function barView({ drawer, act }: DrawerView, shown: number): TemplateResult {
  const { filter, requests } = drawer;
  const setText = (text: string): void =>
    act.set(({ filter }) => ({ filter: { ...filter, text } }));
  const onText = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) setText(event.target.value);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || filter.text === '') return;
    event.stopPropagation();
    setText('');
  };
  return html`<div class="request-bar">
    <input
      type="search"
      class="drawer-field"
      placeholder="Filter by route, status, channel …"
      aria-label="Filter requests"
      .value=${live(filter.text)}
      @input=${onText}
      @keydown=${onKey}
    />
    <button
      class="chip"
      aria-pressed=${filter.onlyProblems ? 'true' : 'false'}
      @click=${() => act.set(problemsOrAll)}
    >
      Problems only
    </button>
    <button
      class="chip"
      aria-pressed=${requests.isPaused ? 'true' : 'false'}
      @click=${() => act.set(pausedOrNot)}
    >
      ${requests.isPaused ? `Paused: ${requests.held.length} new` : 'Pause'}
    </button>
    <span class="request-count">${shown} of ${requests.lines.length}</span>
  </div>`;
}

export function requestsTab(drawerView: DrawerView): TemplateResult {
  const { requests, filter, bodies } = drawerView.drawer;
  const lines = requests.lines.filter((line) =>
    isWanted(line, filter, placeName(line, drawerView)),
  );
  const { data } = drawerView.view.model;
  const none =
    requests.lines.length === 0
      ? 'The bot has sent no request yet. They appear here as they come.'
      : 'No request fits the filter.';
  return html`${duplicatesView(drawerView)} ${barView(drawerView, lines.length)}
    ${lines.length === 0 ? html`<p class="drawer-empty">${none}</p>` : nothing}
    <ol class="requests" aria-label="Requests, newest first">
      ${repeat(
        lines,
        ({ id }) => id,
        (line) =>
          html`<li data-request=${line.id}>
            ${guard([line, bodies.has(line.id), bodies.get(line.id), data?.guilds], () =>
              requestView(line, placeName(line, drawerView), drawerView),
            )}
          </li>`,
      )}
    </ol>`;
}
