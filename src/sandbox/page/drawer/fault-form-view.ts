/** Owns the form that switches a fault of REST requests on, and the list of those that are on. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { FaultState } from '../../page-protocol.ts';
import { activeFaults } from './alarms.ts';
import { durationText, leftOf } from './countdown.ts';
import { ANSWERS, isLimit, METHODS, REQUESTS, type FaultForm } from './fault-form.ts';
import type { DrawerView } from './state.ts';

type Change = (change: Partial<FaultForm>) => void;
type Option = { key: string; label: string };

function selectView(
  label: string,
  options: readonly Option[],
  chosen: string,
  choose: (key: string) => void,
): TemplateResult {
  return html`<label class="form-row"
    ><span>${label}</span
    ><select
      class="drawer-field"
      .value=${live(chosen)}
      @change=${(event: Event) =>
        event.target instanceof HTMLSelectElement && choose(event.target.value)}
    >
      ${options.map(
        (option) =>
          html`<option value=${option.key} ?selected=${option.key === chosen}>
            ${option.label}
          </option>`,
      )}
    </select></label
  >`;
}

function numberView(
  label: string,
  value: number,
  { min, step, change }: { min: number; step: number; change: (value: number) => void },
): TemplateResult {
  return html`<label class="form-row"
    ><span>${label}</span
    ><input
      class="drawer-field"
      type="number"
      required
      min=${min}
      step=${step}
      .value=${live(String(value))}
      @change=${(event: Event) =>
        event.target instanceof HTMLInputElement &&
        event.target.checkValidity() &&
        change(event.target.valueAsNumber)}
  /></label>`;
}

function ownRouteView({ method, path }: FaultForm, change: Change): TemplateResult {
  const methods = [
    { key: '', label: 'any' },
    ...METHODS.map((name) => ({ key: name, label: name })),
  ];
  return html`${selectView('Method', methods, method, (key) => change({ method: key }))}
    <label class="form-row"
      ><span>Route</span
      ><input
        class="drawer-field"
        placeholder="/channels/:channel_id/messages"
        .value=${live(path)}
        @change=${(event: Event) =>
          event.target instanceof HTMLInputElement && change({ path: event.target.value })}
    /></label>`;
}

function answerDetailsView(
  form: FaultForm,
  change: Change,
): TemplateResult | TemplateResult[] | typeof nothing {
  if (form.answer === 'slow') {
    return numberView('Milliseconds', form.slowMs, {
      min: 1,
      step: 1,
      change: (slowMs) => change({ slowMs }),
    });
  }
  if (!isLimit(form)) return nothing;
  return html`${numberView('Seconds to wait', form.retryAfterS, {
      min: 0.1,
      step: 0.1,
      change: (retryAfterS) => change({ retryAfterS }),
    })}
    <label class="form-row check"
      ><input
        type="checkbox"
        .checked=${live(form.hasRetryAfter)}
        @change=${(event: Event) =>
          event.target instanceof HTMLInputElement &&
          change({ hasRetryAfter: event.target.checked })}
      /><span>with a Retry-After header</span></label
    >`;
}

const ENDS = [
  { key: 'times', label: 'for the next requests' },
  { key: 'time', label: 'for a while' },
  { key: 'never', label: 'until I end it' },
] as const;

function endDetailsView(form: FaultForm, change: Change): TemplateResult | typeof nothing {
  if (form.ends === 'times') {
    return numberView('How many', form.times, {
      min: 1,
      step: 1,
      change: (times) => change({ times }),
    });
  }
  if (form.ends === 'never') return nothing;
  return numberView('Seconds', form.forS, { min: 1, step: 1, change: (forS) => change({ forS }) });
}

/** The key of the list that the browser gives back as text. */
function choiceOf<Key extends string>(
  list: readonly { key: Key }[],
  key: string,
  choose: (key: Key) => void,
): void {
  const found = list.find((one) => one.key === key);
  if (found) choose(found.key);
}

export function faultFormView({ drawer, act }: DrawerView): TemplateResult {
  const form = drawer.faultForm;
  const change: Change = (one) =>
    act.set(({ faultForm }) => ({ faultForm: { ...faultForm, ...one } }));
  const submit = (event: Event): void => {
    event.preventDefault();
    act.addFault();
  };
  return html`<form class="fault-form" @submit=${submit}>
    ${selectView('Requests', REQUESTS, form.requests, (key) =>
      choiceOf(REQUESTS, key, (requests) => change({ requests })),
    )}
    ${form.requests === 'own' ? ownRouteView(form, change) : nothing}
    ${selectView('Answer', ANSWERS, form.answer, (key) =>
      choiceOf(ANSWERS, key, (answer) => change({ answer })),
    )}
    ${answerDetailsView(form, change)}
    ${selectView('How long', ENDS, form.ends, (key) =>
      choiceOf(ENDS, key, (ends) => change({ ends })),
    )}
    ${endDetailsView(form, change)}
    <button class="button primary" type="submit">Switch it on</button>
  </form>`;
}

function leftText({ left, ends_after_ms: ends }: FaultState, drawer: DrawerView['drawer']): string {
  const requests = left === 1 ? '1 request left' : `${left} requests left`;
  const time =
    ends === null ? '' : `${durationText(leftOf(ends, drawer.toldAtMs, drawer.nowMs))} left`;
  const known = [left === null ? '' : requests, time].filter((part) => part !== '');
  return known.join(', ') || 'until it is ended';
}

export function faultListView({ drawer, act }: DrawerView): TemplateResult {
  const faults = activeFaults(drawer);
  if (faults.length === 0) return html`<p class="drawer-note">No fault of requests is on.</p>`;
  return html`<ul class="faults" aria-label="Faults that are on">
      ${faults.map(
        (fault) =>
          html`<li>
            <span class="fault-what">${fault.what}</span>
            <span class="request-facts"
              ><span>${fault.matches === 'all' ? 'all requests' : fault.matches}</span
              ><span>${leftText(fault, drawer)}</span></span
            >
            <button
              class="button secondary"
              aria-label="End ${fault.what}: ${fault.matches}"
              @click=${() =>
                act.perform(
                  { action: 'fault.remove', id: fault.id },
                  `Ended: ${fault.what}, ${fault.matches}.`,
                )}
            >
              End
            </button>
          </li>`,
      )}
    </ul>
    <button
      class="button danger"
      @click=${() => act.perform({ action: 'fault.clear' }, 'All faults of requests are ended.')}
    >
      End all
    </button>`;
}
