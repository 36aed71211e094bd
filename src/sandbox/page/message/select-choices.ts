/** Owns what a select menu offers: its own options, or the guild's people, roles, channels. Pure. */
import type { APISelectMenuComponent } from 'discord-api-types/v10';
import {
  CHANNEL_SELECT,
  MENTIONABLE_SELECT,
  ROLE_SELECT,
  STRING_SELECT,
  USER_SELECT,
} from '../discord-numbers.ts';
import { displayNameOf } from '../lookup.ts';
import type { Model } from '../state/model.ts';
import { channelName } from '../state/visible.ts';

export type SelectChoice = {
  value: string;
  label: string;
  description?: string | undefined;
  emoji?: string | undefined;
  isDefault: boolean;
};

export type GuildView = Pick<Model, 'data' | 'place' | 'userId'>;

export function people({ data, place }: GuildView): SelectChoice[] {
  const members = data?.guilds.find(({ id }) => id === place.guildId)?.members ?? [];
  const ids = new Set(members.map(({ user_id }) => user_id));
  return (data?.users ?? [])
    .filter(({ id }) => ids.size === 0 || ids.has(id))
    .map((user) => ({ value: user.id, label: displayNameOf(user), isDefault: false }));
}

export function roles({ data, place }: GuildView): SelectChoice[] {
  const guild = data?.guilds.find(({ id }) => id === place.guildId);
  return (guild?.roles ?? []).map(({ id, name }) => ({
    value: id,
    label: name.startsWith('@') ? name : `@${name}`,
    isDefault: false,
  }));
}

export function channels(
  { data, place }: GuildView,
  types: readonly number[] | undefined,
): SelectChoice[] {
  const guild = data?.guilds.find(({ id }) => id === place.guildId);
  return (guild?.channels ?? [])
    .filter(({ type }) => types === undefined || types.length === 0 || types.includes(type))
    .map((channel) => ({ value: channel.id, label: `#${channelName(channel)}`, isDefault: false }));
}

export function selectChoices(component: APISelectMenuComponent, guild: GuildView): SelectChoice[] {
  switch (component.type) {
    case STRING_SELECT:
      return component.options.map(({ value, label, description, emoji, default: isDefault }) => ({
        value,
        label,
        description,
        emoji: emoji?.name,
        isDefault: isDefault === true,
      }));
    case USER_SELECT:
      return people(guild);
    case ROLE_SELECT:
      return roles(guild);
    case MENTIONABLE_SELECT:
      return [...people(guild), ...roles(guild)];
    case CHANNEL_SELECT:
      return channels(guild, component.channel_types);
    default:
      return [];
  }
}

/** As the client searches: anywhere in the label or the description, whatever the case. */
export function matching(choices: readonly SelectChoice[], query: string): SelectChoice[] {
  const wanted = query.trim().toLowerCase();
  return choices.filter(({ label, description = '' }) =>
    `${label}\n${description}`.toLowerCase().includes(wanted),
  );
}
