/** Owns the table of commands that people read, made from what Discord gets. */
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { commands } from './index.ts';

export type CommandRow = {
  /** `/news topic topic [count]`: what may be left out is in brackets. */
  usage: string;
  what: string;
  who: string;
};

export function commandTable(): CommandRow[] {
  return commands.flatMap(({ data, who }) =>
    rowsOf(`/${data.name}`, data.description, data.options ?? [], who),
  );
}

function rowsOf(
  name: string,
  what: string,
  options: readonly APIApplicationCommandOption[],
  who: string,
): CommandRow[] {
  const nested = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
      ? rowsOf(`${name} ${option.name}`, option.description, option.options ?? [], who)
      : [],
  );
  return nested.length > 0
    ? nested
    : [{ usage: [name, ...options.map(usageOf)].join(' '), what, who }];
}

function usageOf({ name, required }: Pick<APIApplicationCommandBasicOption, 'name' | 'required'>) {
  return required ? `${name}:…` : `[${name}:…]`;
}
