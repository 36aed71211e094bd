/** Owns one request of the drawer's list: its line, and its body and answer when it is opened. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { RequestLine, SeenRequest } from '../../page-protocol.ts';
import { statusFace } from './requests.ts';
import type { DrawerView } from './state.ts';

/** Made once: a formatter costs more than the row that it is for. */
const TIME = new Intl.DateTimeFormat([], { timeStyle: 'medium' });
const FULL = new Intl.DateTimeFormat([], { dateStyle: 'full', timeStyle: 'medium' });

function timeView(at: string): TemplateResult {
  const date = new Date(at);
  return html`<time datetime=${at} title=${FULL.format(date)}>${TIME.format(date)}</time>`;
}

function jsonView(name: string, value: unknown, { act }: DrawerView): TemplateResult {
  const text = JSON.stringify(value, null, 2);
  return html`<div class="json">
    <div class="json-head">
      <h4>${name}</h4>
      <button class="link" aria-label="Copy ${name}" @click=${() => act.copy(text, name)}>
        Copy
      </button>
    </div>
    <pre tabindex="0" role="region" aria-label=${name}><code>${text}</code></pre>
  </div>`;
}

function bodiesView(
  line: RequestLine,
  found: SeenRequest | string | undefined,
  view: DrawerView,
): TemplateResult {
  if (found === undefined) return html`<p class="drawer-note">Loading…</p>`;
  if (typeof found === 'string') return html`<p class="drawer-warning">${found}</p>`;
  const body =
    found.body_left_out === true
      ? html`<p class="drawer-note">The body was not remembered.</p>`
      : found.body === null
        ? html`<p class="drawer-note">No body.</p>`
        : jsonView('Body', found.body, view);
  return html`<div class="request-bodies" id="request-${line.id}">
    <p class="request-path">${line.method} ${line.path}</p>
    ${(line.warnings ?? []).map((warning) => html`<p class="drawer-warning">${warning}</p>`)}
    ${body}
    ${
      found.response === null
        ? html`<p class="drawer-note">No answer’s body.</p>`
        : jsonView('Answer', found.response, view)
    }
  </div>`;
}

function marksView({ fault, warnings = [] }: RequestLine): TemplateResult {
  return html`${
    fault === undefined ? nothing : html`<span class="mark fault">fault: ${fault}</span>`
  }${
    warnings.length === 0
      ? nothing
      : html`<span class="mark warning" title=${warnings.join('\n')}
          >${warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}</span
        >`
  }`;
}

export function requestView(line: RequestLine, place: string, view: DrawerView): TemplateResult {
  const { bodies } = view.drawer;
  const isOpen = bodies.has(line.id);
  const { kind, text, word } = statusFace(line);
  return html`<button
      class="request"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls=${isOpen ? `request-${line.id}` : nothing}
      @click=${() => view.act.toggleBodies(line.id)}
    >
      <span class="status ${kind}"
        ><span class="status-sign" aria-hidden="true"></span>${text}<span class="unseen">
          ${word}</span
        ></span
      >
      <span class="request-route"><b>${line.method}</b> ${line.route ?? line.path}</span>
      <span class="request-facts"
        >${timeView(line.at)}<span>${line.ms.toFixed(line.ms < 10 ? 1 : 0)} ms</span
        >${place === '' ? nothing : html`<span>${place}</span>`}${marksView(line)}</span
      >
    </button>
    ${isOpen ? bodiesView(line, bodies.get(line.id), view) : nothing}`;
}
