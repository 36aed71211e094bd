/** Owns a switch of the drawer: a name, and whether it is on. */
import { html, type TemplateResult } from 'lit/html.js';

export function switchView(name: string, isOn: boolean, toggle: () => void): TemplateResult {
  return html`<button
    class="switch"
    role="switch"
    aria-checked=${isOn ? 'true' : 'false'}
    @click=${toggle}
  >
    <span>${name}</span><span class="switch-track" aria-hidden="true"></span>
  </button>`;
}
