/** Owns the corner that says who one is, with the switch to another user and the theme. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { View } from '../actions.ts';
import { avatarView } from '../message/avatar.ts';
import type { Theme } from '../state/model.ts';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  system: 'dark',
  dark: 'light',
  light: 'system',
};

/** Roles tell the users apart: "admin", "member". */
function roleLine(userId: string, { model }: View): string {
  const guild =
    model.data?.guilds.find(({ id }) => id === model.place.guildId) ?? model.data?.guilds[0];
  if (!guild) return '';
  const member = guild.members.find(({ user_id }) => user_id === userId);
  if (!member) return 'not a member here';
  if (guild.owner_id === userId) return 'server owner';
  const names = guild.roles.filter(({ id }) => member.roles.includes(id)).map(({ name }) => name);
  return names.join(', ') || 'member without roles';
}

export function userView(view: View): TemplateResult {
  const { model, actions, lookup } = view;
  const people = (model.data?.users ?? []).filter(({ bot }) => bot !== true);
  const user = lookup.user(model.userId ?? '');
  const onSwitch = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) actions.switchUser(event.target.value);
  };
  return html`<section class="user-panel" aria-label="You">
    ${user ? avatarView(user.id, lookup.displayName(user)) : nothing}
    <div class="user-names">
      <span class="user-name" aria-hidden="true">${user ? lookup.displayName(user) : nothing}</span>
      <select
        class="user-switch"
        aria-label="Act as user"
        .value=${live(model.userId ?? '')}
        @change=${onSwitch}
      >
        ${people.map(
          (one) =>
            html`<option value=${one.id} ?selected=${one.id === model.userId}>
              ${lookup.displayName(one)}: ${roleLine(one.id, view)}
            </option>`,
        )}
      </select>
      <span class="user-role">${user ? roleLine(user.id, view) : nothing}</span>
    </div>
    <button
      class="icon-button theme-${model.theme}"
      aria-label="Theme: ${model.theme}. Switch to ${NEXT_THEME[model.theme]}"
      title="Theme: ${model.theme}"
      @click=${() => actions.setTheme(NEXT_THEME[model.theme])}
    ></button>
  </section>`;
}
