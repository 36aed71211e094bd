/** Owns `/help`: what there is, and one command with all its options. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../../lib/errors.ts';
import { FOR_READERS } from '../command-places.ts';
import {
  CHOICE_NAME_LENGTH,
  CHOICES_MOST,
  type Command,
  type Handler,
  type MessageCommand,
} from '../definition.ts';
import { described } from '../described.ts';
import { helpOf, helpPage } from '../help-page.ts';
import { helpRows, type HelpRow } from '../help-rows.ts';
import { escapeText, plainLine } from '../markup.ts';

/** All that is registered, `/help` itself among it. */
type Known = { commands: readonly Command[]; messageCommands: readonly MessageCommand[] };

/** @param known is asked when somebody asks: the list holds this command too. */
export function helpCommand(known: () => Known): Command {
  const handler: Handler = {
    whenSlow: 'private',
    async run(_context, { options, texts }) {
      const { commands, messageCommands } = known();
      const rows = helpRows(commands, texts.language);
      const typed = options.get('command');
      if (typed === undefined) {
        return { kind: 'private', body: helpPage({ rows, messageCommands, texts }) };
      }
      const row = rows.find(({ path }) => path === pathFrom(String(typed)));
      if (row) return { kind: 'private', body: helpOf(row, texts) };
      throw new UserError(texts('help.unknown', { typed: escapeText(String(typed), 100) }));
    },
    async complete(_context, { focused, texts }) {
      const typed = pathFrom(focused?.value ?? '');
      return helpRows(known().commands, texts.language)
        .filter((row) => isMeant(row, typed))
        .slice(0, CHOICES_MOST)
        .map(({ path, what }) => ({
          name: plainLine(`/${path} – ${what}`, CHOICE_NAME_LENGTH),
          value: path,
        }));
    },
  };
  return { data, who: 'everyone', handlers: { '': handler } };
}

const pathFrom = (typed: string) => typed.trim().replace(/^\//, '').replace(/\s+/g, ' ');

function isMeant({ path, what }: HelpRow, typed: string): boolean {
  const sought = typed.toLowerCase();
  return path.includes(sought) || what.toLowerCase().includes(sought);
}

const data = described({
  name: 'help',
  text: 'commands.help',
  ...FOR_READERS,
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'command',
      text: 'commands.help.command',
      autocomplete: true,
      max_length: 100,
    },
  ],
});
