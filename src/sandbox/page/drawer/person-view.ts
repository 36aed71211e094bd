/** Owns what the drawer does to the person as whom one acts: their messages, their app, whom they talk to. */
import type { APIUser } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { LOCALES } from '../../locales.ts';
import { localeOf } from '../localized.ts';
import type { DrawerView } from './state.ts';
import { switchView } from './switch-view.ts';

/** "Deutsch (de)": each in its own words, as the client lists them. */
function languageName(locale: string): string {
  return `${new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale} (${locale})`;
}

function languageView(user: APIUser, { act, view }: DrawerView) {
  const chosen = localeOf({ data: view.model.data, userId: user.id });
  const onChange = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const locale = event.target.value;
    act.perform(
      { action: 'locale.set', user_id: user.id, locale },
      `${view.lookup.displayName(user)}’s client speaks ${languageName(locale)}.`,
    );
  };
  return html`<label class="form-row"
    ><span>Language</span
    ><select class="drawer-field" .value=${live(chosen)} @change=${onChange}>
      ${LOCALES.map(
        (locale) =>
          html`<option value=${locale} ?selected=${locale === chosen}>
            ${languageName(locale)}
          </option>`,
      )}
    </select></label
  >`;
}

/** A choice at once opens the conversation; the menu then says again what it is for. */
function talkView(user: APIUser, others: readonly APIUser[], { act, view }: DrawerView) {
  const onChange = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const other = view.lookup.user(event.target.value);
    event.target.value = '';
    if (!other) return;
    act.perform(
      { action: 'dm.open', user_id: user.id, with_id: other.id },
      `The conversation with ${view.lookup.displayName(other)} is among the direct messages.`,
    );
  };
  return html`<label class="form-row"
    ><span>Talk to</span
    ><select class="drawer-field" .value=${live('')} @change=${onChange}>
      <option value="">choose…</option>
      ${others.map(
        (other) => html`<option value=${other.id}>${view.lookup.displayName(other)}</option>`,
      )}
    </select></label
  >`;
}

export function personView(drawer: DrawerView): TemplateResult | typeof nothing {
  const { act, view } = drawer;
  const { data, userId } = view.model;
  const user = view.lookup.user(userId ?? '');
  if (!data || !user) return nothing;
  const name = view.lookup.displayName(user);
  const isOpen = !data.closed_dms.includes(user.id);
  const hasApp = data.user_installs.includes(user.id);
  return html`<section class="drawer-section">
    <h3 id="faults-person" tabindex="-1">${name}, as whom you act</h3>
    ${switchView('Takes direct messages', isOpen, () =>
      act.perform(
        { action: 'dms.set', user_id: user.id, open: !isOpen },
        isOpen
          ? `${name} takes no direct messages from the bot.`
          : `${name} takes direct messages again.`,
      ),
    )}
    ${switchView('Has the app installed', hasApp, () =>
      act.perform(
        { action: 'app.install', user_id: user.id, installed: !hasApp },
        hasApp
          ? `${name} has removed the app.`
          : `${name} has the app everywhere: in conversations, and in servers without the bot.`,
      ),
    )}
    ${languageView(user, drawer)}
    ${talkView(
      user,
      data.users.filter(({ id }) => id !== user.id),
      drawer,
    )}
  </section>`;
}
