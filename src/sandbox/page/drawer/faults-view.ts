/** Owns the drawer's faults: of requests, of the gateway, and of places and people. */
import { html, type TemplateResult } from 'lit/html.js';
import { faultFormView, faultListView } from './fault-form-view.ts';
import { gatewayView } from './gateway-view.ts';
import { placesView } from './places-view.ts';
import type { DrawerView } from './state.ts';

export function faultsTab(view: DrawerView): TemplateResult {
  return html`<section class="drawer-section">
      <h3>Faults of requests</h3>
      ${faultListView(view)} ${faultFormView(view)}
    </section>
    ${gatewayView(view)} ${placesView(view)}`;
}
