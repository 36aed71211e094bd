/** Owns `/alerts notices`: where a server is told what nobody can be told by direct message. */
import {
  ApplicationCommandOptionType,
  ButtonStyle,
  ChannelType,
  ComponentType,
  type APIApplicationCommandSubcommandOption,
} from 'discord-api-types/v10';
import { UserError } from '../../lib/errors.ts';
import { noticeChannels, setNoticeChannel } from '../../subscriptions/notice-channel.ts';
import { chosenChannel, requirePostable } from '../alert-channel.ts';
import type { Handler } from '../definition.ts';
import { requireManageServer } from '../manage-server.ts';
import { privately, type Reply } from '../reply.ts';

const CHANNEL_TYPES = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;
const TAKES_MESSAGES: ReadonlySet<number> = new Set(CHANNEL_TYPES);
const WHAT =
  'When alerts are paused somewhere, whoever set them up hears of it by direct message; ' +
  'where those are closed,';

export const notices: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const guildId = requireManageServer(call.caller);
    if (!call.options.has('channel')) return current(await chosenBefore(context, guildId));
    const channel = chosenChannel(call);
    if (!TAKES_MESSAGES.has(channel.type)) {
      throw new UserError('Pick a text or announcement channel of this server.');
    }
    requirePostable(call, channel);
    await setNoticeChannel(context, { guildId, channelId: channel.id });
    return privately(`${WHAT} <#${channel.id}> is told from now on.`);
  },
};

async function chosenBefore(
  deps: Parameters<typeof noticeChannels>[0],
  guildId: string,
): Promise<string | null> {
  return (await noticeChannels(deps, [guildId])).get(guildId) ?? null;
}

function current(channelId: string | null): Reply {
  if (channelId === null) {
    return privately(`${WHAT} nobody is told. \`/alerts notices channel:\` chooses a channel.`);
  }
  return {
    kind: 'private',
    body: {
      content: `${WHAT} <#${channelId}> is told.`,
      components: [
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.Button,
              style: ButtonStyle.Secondary,
              label: 'Tell no channel',
              custom_id: 'clear-notices',
            },
          ],
        },
      ],
    },
  };
}

export const noticesOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'notices',
  description: 'Choose where to hear of paused alerts, or see what is chosen',
  options: [
    {
      type: ApplicationCommandOptionType.Channel,
      name: 'channel',
      description: 'A text or announcement channel of this server',
      channel_types: [...CHANNEL_TYPES],
    },
  ],
} satisfies APIApplicationCommandSubcommandOption;
