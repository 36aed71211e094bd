/** Owns what an option's list offers without asking the bot: choices, yes and no, people, channels. */
import {
  BOOLEAN_OPTION,
  CHANNEL_OPTION,
  MENTIONABLE_OPTION,
  ROLE_OPTION,
  USER_OPTION,
} from '../discord-numbers.ts';
import { channels, people, roles, type GuildView } from '../message/select-choices.ts';
import { localeOf, nameIn } from '../localized.ts';
import type { CommandOption } from './runnable.ts';

export type ListedValue = { label: string; value: string | number | boolean };

export function listedOf(option: CommandOption, guild: GuildView): ListedValue[] {
  switch (option.type) {
    case BOOLEAN_OPTION:
      return [
        { label: 'True', value: true },
        { label: 'False', value: false },
      ];
    case USER_OPTION:
      return people(guild).map(({ label, value }) => ({ label: `@${label}`, value }));
    case CHANNEL_OPTION:
      return channels(guild, option.channel_types);
    case ROLE_OPTION:
      return roles(guild);
    case MENTIONABLE_OPTION:
      return [...people(guild), ...roles(guild)];
    default:
      return 'choices' in option && option.choices
        ? option.choices.map((choice) => ({
            label: nameIn(choice, localeOf(guild)),
            value: choice.value,
          }))
        : [];
  }
}

/** The client shows at most 25 entries of a list. */
const MAX_SHOWN = 25;

export function filterListed(listed: readonly ListedValue[], typed: string): ListedValue[] {
  const query = typed.trim().replace(/^[@#]/, '').toLowerCase();
  return listed.filter(({ label }) => label.toLowerCase().includes(query)).slice(0, MAX_SHOWN);
}
