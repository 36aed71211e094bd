/** Owns `/privacy`: what is kept of somebody and why, all of it as a file, and removing it. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { exportPerson } from '../../delivery/export-person.ts';
import { dangerButton, row, secondaryButton } from '../buttons.ts';
import { FOR_READERS } from '../command-places.ts';
import type { Command, Handler } from '../definition.ts';
import { described, type SubcommandData } from '../described.ts';
import { privacyFile } from '../privacy-file.ts';
import { privacyPage } from '../privacy-page.ts';
import type { DescribedKey } from '../texts/translation.ts';

const show: Handler = {
  whenSlow: 'private',
  run: async (context, { caller, texts }) => ({
    kind: 'private',
    body: privacyPage(await exportPerson(context, caller.userId), texts),
  }),
};

const exportAll: Handler = {
  whenSlow: 'private',
  async run(context, { caller, texts }) {
    const file = await privacyFile(await exportPerson(context, caller.userId), texts);
    return { kind: 'private', body: { content: texts('privacy.exported'), files: [file] } };
  },
};

/** Asks once more: it cannot be undone. */
const forget: Handler = {
  whenSlow: 'private',
  run: async (_context, { texts }) => ({
    kind: 'private',
    body: {
      content: texts('privacy.ask'),
      components: [
        row(
          dangerButton(texts('privacy.forgetButton'), 'forget-me:yes'),
          secondaryButton(texts('privacy.keepButton'), 'forget-me:no'),
        ),
      ],
    },
  }),
};

export const privacy: Command = {
  data: described({
    name: 'privacy',
    text: 'commands.privacy',
    ...FOR_READERS,
    options: [
      subcommand('show', 'commands.privacy.show'),
      subcommand('export', 'commands.privacy.export'),
      subcommand('forget', 'commands.privacy.forget'),
    ],
  }),
  who: 'everyone',
  handlers: { show, export: exportAll, forget },
};

function subcommand(name: string, text: DescribedKey): SubcommandData {
  return { type: ApplicationCommandOptionType.Subcommand, name, text };
}
