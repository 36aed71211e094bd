/** Owns `/setup`: an admin is walked through what a server can choose, step by step. */
import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import type { Command } from '../definition.ts';
import { described } from '../described.ts';
import { MANAGE_SERVER, requireManageServer } from '../manage-server.ts';
import { showStep } from '../setup/show-step.ts';

export const setup: Command = {
  data: described({
    name: 'setup',
    text: 'commands.setup',
    default_member_permissions: MANAGE_SERVER,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
  }),
  who: 'Manage Server',
  handlers: {
    '': {
      whenSlow: 'private',
      async run(context, { caller, texts }) {
        const guildId = requireManageServer(caller);
        const args = { context, guildId, caller, texts };
        return { kind: 'private', body: await showStep(args, 'channels') };
      },
    },
  },
};
