/** Owns the list of commands that a person can type: one entry a command or subcommand. */
import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { CHAT_INPUT, SUBCOMMAND, SUBCOMMAND_GROUP } from '../discord-numbers.ts';
import type { FilledOption } from '../../page-protocol.ts';

export type CommandOption = APIApplicationCommandBasicOption;

export type Runnable = {
  commandId: string;
  /** `['news', 'topic']`: the command, then its group and subcommand where it has them. */
  path: string[];
  description: string;
  options: CommandOption[];
  /** Wraps filled options into the nesting that Discord sends for this subcommand. */
  nest: (options: FilledOption[]) => FilledOption[];
};

function basicOptions(options: readonly APIApplicationCommandOption[]): CommandOption[] {
  return options.filter(
    // The filter is what the cast states: subcommands and groups are not values.
    (option): option is CommandOption =>
      option.type !== SUBCOMMAND && option.type !== SUBCOMMAND_GROUP,
  );
}

function expand(
  parent: Runnable,
  options: readonly APIApplicationCommandOption[] | undefined,
): Runnable[] {
  const nested = (options ?? []).flatMap((option) => {
    if (option.type !== SUBCOMMAND && option.type !== SUBCOMMAND_GROUP) return [];
    const { name, type, description } = option;
    const child: Runnable = {
      commandId: parent.commandId,
      path: [...parent.path, name],
      description,
      options: [],
      nest: (filled) => parent.nest([{ name, type, options: filled }]),
    };
    return expand(child, option.options);
  });
  return nested.length > 0 ? nested : [{ ...parent, options: basicOptions(options ?? []) }];
}

/** Chat commands alone; a command with subcommands cannot be run itself, so only they are listed. */
export function runnablesOf(commands: readonly APIApplicationCommand[]): Runnable[] {
  return commands
    .filter((command) => command.type === CHAT_INPUT)
    .flatMap((command) =>
      expand(
        {
          commandId: command.id,
          path: [command.name],
          description: command.description,
          options: [],
          nest: (filled) => filled,
        },
        command.options,
      ),
    )
    .toSorted((a, b) => a.path.join(' ').localeCompare(b.path.join(' ')));
}

/** The commands that fit what follows the slash, best first: same beginning, then word by word. */
export function matchRunnables(runnables: readonly Runnable[], typed: string): Runnable[] {
  const query = typed.toLowerCase().trim();
  const words = query.split(/\s+/);
  const starting = runnables.filter(({ path }) => path.join(' ').startsWith(query));
  const others = runnables.filter(
    (runnable) =>
      !starting.includes(runnable) &&
      words.every((word) => runnable.path.some((part) => part.startsWith(word))),
  );
  return [...starting, ...others];
}

/** `/news topic …`: the command whose name the text begins with, followed by a space, and the rest. */
export function splitCommand(
  runnables: readonly Runnable[],
  text: string,
): { runnable: Runnable; rest: string } | undefined {
  const found = runnables
    .filter(({ path }) => text.toLowerCase().startsWith(`/${path.join(' ')} `))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return found && { runnable: found, rest: text.slice(found.path.join(' ').length + 2) };
}

/**
 * Reads `topic:computer vision count:3` into values by option name. Text before the first name
 * belongs to the first option, as when one goes on typing after the command's name.
 */
export function splitOptions(
  options: readonly CommandOption[],
  rest: string,
): { name: string; text: string }[] {
  const names = new Set(options.map(({ name }) => name));
  const pieces = rest.split(/(?:^|\s)([^\s:]+):\s*/u);
  const values: { name: string; text: string }[] = [];
  const first = options[0]?.name;
  if (first !== undefined && pieces[0]?.trim())
    values.push({ name: first, text: pieces[0].trim() });
  for (let at = 1; at < pieces.length; at += 2) {
    const name = pieces[at] ?? '';
    const text = pieces[at + 1] ?? '';
    const last = values.at(-1);
    if (names.has(name)) values.push({ name, text: text.trim() });
    else if (last) last.text = `${last.text} ${name}:${text}`.trim();
  }
  return values;
}
