/** Owns the list of commands that a person can type: one entry a command or subcommand. */
import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { CHAT_INPUT, SUBCOMMAND, SUBCOMMAND_GROUP } from '../discord-numbers.ts';
import { DEFAULT_LOCALE } from '../../locales.ts';
import type { FilledOption } from '../../page-protocol.ts';
import { descriptionIn, nameIn } from '../localized.ts';

export type CommandOption = APIApplicationCommandBasicOption;

export type Runnable = {
  commandId: string;
  /** `['news', 'topic']`: the command, then its group and subcommand where it has them. */
  names: string[];
  /** The same in the person's language: what is shown. Both can be typed. */
  path: string[];
  description: string;
  options: CommandOption[];
  /** Wraps filled options, under their own names, into the nesting that Discord sends for this subcommand. */
  nest: (options: FilledOption[]) => FilledOption[];
};

function basicOptions(options: readonly APIApplicationCommandOption[]): CommandOption[] {
  return options.filter(
    // The filter is what the cast states: subcommands and groups are not values.
    (option): option is CommandOption =>
      option.type !== SUBCOMMAND && option.type !== SUBCOMMAND_GROUP,
  );
}

/** Its options are filled in by the names that are shown, and sent by their own. */
function leaf(
  parent: Runnable,
  options: readonly APIApplicationCommandOption[],
  locale: string,
): Runnable {
  const basic = basicOptions(options);
  const ownNames = new Map(basic.map((option) => [nameIn(option, locale), option.name]));
  return {
    ...parent,
    options: basic.map((option) => ({
      ...option,
      name: nameIn(option, locale),
      description: descriptionIn(option, locale),
    })),
    nest: (filled) =>
      parent.nest(filled.map((one) => ({ ...one, name: ownNames.get(one.name) ?? one.name }))),
  };
}

function expand(
  parent: Runnable,
  options: readonly APIApplicationCommandOption[] | undefined,
  locale: string,
): Runnable[] {
  const nested = (options ?? []).flatMap((option) => {
    if (option.type !== SUBCOMMAND && option.type !== SUBCOMMAND_GROUP) return [];
    const { name, type } = option;
    const child: Runnable = {
      commandId: parent.commandId,
      names: [...parent.names, name],
      path: [...parent.path, nameIn(option, locale)],
      description: descriptionIn(option, locale),
      options: [],
      nest: (filled) => parent.nest([{ name, type, options: filled }]),
    };
    return expand(child, option.options, locale);
  });
  return nested.length > 0 ? nested : [leaf(parent, options ?? [], locale)];
}

/** Chat commands alone; a command with subcommands cannot be run itself, so only they are listed. */
export function runnablesOf(
  commands: readonly APIApplicationCommand[],
  locale = DEFAULT_LOCALE,
): Runnable[] {
  return commands
    .filter((command) => command.type === CHAT_INPUT)
    .flatMap((command) =>
      expand(
        {
          commandId: command.id,
          names: [command.name],
          path: [nameIn(command, locale)],
          description: descriptionIn(command, locale),
          options: [],
          nest: (filled) => filled,
        },
        command.options,
        locale,
      ),
    )
    .toSorted((a, b) => a.path.join(' ').localeCompare(b.path.join(' ')));
}

function writtenAs({ path, names }: Runnable): string[] {
  return [path.join(' '), names.join(' ')];
}

/** The commands that fit what follows the slash, best first: same beginning, then word by word. */
export function matchRunnables(runnables: readonly Runnable[], typed: string): Runnable[] {
  const query = typed.toLowerCase().trim();
  const words = query.split(/\s+/);
  const starting = runnables.filter((runnable) =>
    writtenAs(runnable).some((written) => written.startsWith(query)),
  );
  const others = runnables.filter(
    (runnable) =>
      !starting.includes(runnable) &&
      words.every((word) =>
        [...runnable.path, ...runnable.names].some((part) => part.startsWith(word)),
      ),
  );
  return [...starting, ...others];
}

/** `/news topic …`: the command whose name the text begins with, followed by a space, and the rest. */
export function splitCommand(
  runnables: readonly Runnable[],
  text: string,
): { runnable: Runnable; rest: string } | undefined {
  const [found] = runnables
    .flatMap((runnable) => writtenAs(runnable).map((written) => ({ runnable, written })))
    .filter(({ written }) => text.toLowerCase().startsWith(`/${written} `))
    .toSorted((a, b) => b.runnable.path.length - a.runnable.path.length);
  return found && { runnable: found.runnable, rest: text.slice(found.written.length + 2) };
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
