/** Owns `/alerts`: which stories go to which channel of a server. */
import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { Command, Handler } from '../definition.ts';
import { described } from '../described.ts';
import { MANAGE_SERVER, requireManageServer } from '../manage-server.ts';
import { ruleList } from '../rules/rule-list.ts';
import { add, addOption } from './alerts-add.ts';
import { edit, editOption } from './alerts-edit.ts';
import { limits, limitsOption } from './alerts-limits.ts';
import { notices, noticesOption } from './alerts-notices.ts';
import { preview, previewOption } from './alerts-preview.ts';
import { pause, remove, REST_OPTIONS, resume } from './alerts-rest.ts';
import { log, test, TEST_OPTIONS } from './alerts-test.ts';

const list: Handler = {
  whenSlow: 'private',
  async run(context, { caller, texts }) {
    const guildId = requireManageServer(caller);
    return { kind: 'private', body: await ruleList(context, { guildId, texts, mark: '' }) };
  },
};

export const alerts: Command = {
  data: described({
    name: 'alerts',
    text: 'commands.alerts',
    default_member_permissions: MANAGE_SERVER,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    options: [
      addOption,
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        text: 'commands.alerts.list',
      },
      editOption,
      ...REST_OPTIONS,
      previewOption,
      ...TEST_OPTIONS,
      limitsOption,
      noticesOption,
    ],
  }),
  who: 'Manage Server',
  handlers: { add, list, edit, pause, resume, remove, preview, test, log, limits, notices },
};
