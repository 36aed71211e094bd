/** Owns how `/help` looks: what there is by who can use it, and one command with its options. */
import { fitLines } from './cards/fit-lines.ts';
import type { MessageCommand } from './definition.ts';
import type { HelpOption, HelpRow } from './help-rows.ts';
import type { MessageBody } from './reply.ts';
import { withMentions } from './texts/command-mentions.ts';
import type { Texts } from './texts/texts-for.ts';
import type { PlainKey } from './texts/translation.ts';

/** In this order, most people first; whoever else a command names comes last. */
const TITLES: ReadonlyMap<string, PlainKey> = new Map([
  ['everyone', 'help.everyone'],
  ['Manage Server', 'help.admins'],
  ['operator', 'help.operator'],
]);

/** Of each group, so that all embeds together stay within Discord's 6,000. */
const GROUP_LIMIT = 1_900;
const OPTIONS_LIMIT = 3_500;

type HelpArgs = {
  rows: readonly HelpRow[];
  messageCommands: readonly MessageCommand[];
  texts: Texts;
};

export function helpPage({ rows, messageCommands, texts }: HelpArgs): MessageBody {
  const groups = new Set([...TITLES.keys(), ...rows.map(({ who }) => who)]);
  const embeds = [...groups].flatMap((who) => {
    const lines = rows.filter((row) => row.who === who).map((row) => rowLine(row, texts));
    const menus = messageCommands
      .filter((command) => command.who === who)
      .map(({ data }) =>
        texts('help.menu', { name: data.name_localizations?.[texts.language] ?? data.name }),
      );
    const all = [...lines, ...menus];
    const description = fitLines(all, { limit: GROUP_LIMIT, most: all.length, texts });
    return all.length === 0 ? [] : [{ title: titleOf(who, texts), description }];
  });
  return { content: `**${texts('help.title')}**\n${texts('help.more')}`, embeds };
}

/** One command, so that a person knows what to type. */
export function helpOf(row: HelpRow, texts: Texts): MessageBody {
  const { path, what, who, options } = row;
  const lines = options.map((option) => optionLine(option, texts));
  const asked =
    lines.length === 0
      ? texts('help.noOptions')
      : fitLines(lines, { limit: OPTIONS_LIMIT, most: lines.length, texts });
  return {
    embeds: [
      {
        title: `/${path}`,
        description: `${mentionOf(path)}\n${what}\n\n${asked}`,
        footer: { text: titleOf(who, texts) },
      },
    ],
  };
}

function titleOf(who: string, texts: Texts): string {
  const title = TITLES.get(who);
  return title === undefined ? who : texts(title);
}

function rowLine({ path, what }: HelpRow, texts: Texts): string {
  return texts('help.row', { command: mentionOf(path), what });
}

function optionLine({ name, what, isRequired, choices }: HelpOption, texts: Texts): string {
  const line = texts(isRequired ? 'help.required' : 'help.optional', {
    option: `**${name}**`,
    what,
  });
  if (choices.length === 0) return `- ${line}`;
  return `- ${line}\n  - ${texts('help.choices', { choices: texts.list(choices, 'or') })}`;
}

const mentionOf = (path: string) => withMentions(`</${path}>`);
