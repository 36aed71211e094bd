/** Owns every command with its options as a person runs it: `/news topic`, `/setup`. */
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { commands } from '../../src/discord/commands/index.ts';

const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;

export type Leaf = {
  path: string;
  needs: string | null | undefined;
  options: readonly APIApplicationCommandBasicOption[];
};

export const leaves: readonly Leaf[] = commands.flatMap(({ data }) =>
  leavesOf(`/${data.name}`, data.options ?? [], data.default_member_permissions),
);

function leavesOf(
  path: string,
  options: readonly APIApplicationCommandOption[],
  needs: Leaf['needs'],
): Leaf[] {
  const nested = options.flatMap((option) =>
    option.type === Subcommand || option.type === SubcommandGroup
      ? leavesOf(`${path} ${option.name}`, option.options ?? [], needs)
      : [],
  );
  if (nested.length > 0) return nested;
  const asked = options.filter(
    (option): option is APIApplicationCommandBasicOption =>
      option.type !== Subcommand && option.type !== SubcommandGroup,
  );
  return [{ path, needs, options: asked }];
}
