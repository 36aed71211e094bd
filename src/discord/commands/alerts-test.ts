/** Owns `/alerts test` and `/alerts log`: how a channel takes cards, and what became of them. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { channelOption, chosenChannel } from '../alert-channel.ts';
import type { Handler } from '../definition.ts';
import type { SubcommandData } from '../described.ts';
import { requireManageServer } from '../manage-server.ts';
import { privately } from '../reply.ts';
import { logPage } from '../rules/log-page.ts';
import { postTest } from '../rules/post-test.ts';

export const test: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { caller, texts } = call;
    const guildId = requireManageServer(caller);
    const { id: channelId } = chosenChannel(call);
    return privately(await postTest(context, { guildId, channelId, caller, texts }));
  },
};

export const log: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const { caller, texts } = call;
    const guildId = requireManageServer(caller);
    const { id: channelId } = chosenChannel(call);
    const body = await logPage(context, { guildId, channelId, before: null, texts });
    return { kind: 'private', body };
  },
};

const subcommand = ApplicationCommandOptionType.Subcommand as const;

export const TEST_OPTIONS = [
  { type: subcommand, name: 'test', text: 'commands.alerts.test', options: [channelOption] },
  { type: subcommand, name: 'log', text: 'commands.alerts.log', options: [channelOption] },
] as const satisfies readonly SubcommandData[];
