/** Owns `/alerts notices`: where a server is told what nobody can be told by direct message. */
import {
  ApplicationCommandOptionType,
  ButtonStyle,
  ChannelType,
  ComponentType,
} from 'discord-api-types/v10';
import { UserError } from '../../lib/errors.ts';
import { noticeChannels, setNoticeChannel } from '../../subscriptions/notice-channel.ts';
import { chosenChannel, requirePostable } from '../alert-channel.ts';
import type { Handler } from '../definition.ts';
import type { SubcommandData } from '../described.ts';
import { requireManageServer } from '../manage-server.ts';
import { privately, type Reply } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';

const CHANNEL_TYPES = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;
const TAKES_MESSAGES: ReadonlySet<number> = new Set(CHANNEL_TYPES);

export const notices: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const guildId = requireManageServer(call.caller);
    if (!call.options.has('channel')) {
      return current(await chosenBefore(context, guildId), call.texts);
    }
    const channel = chosenChannel(call);
    if (!TAKES_MESSAGES.has(channel.type)) {
      throw new UserError(call.texts('errors.pickTextChannel'));
    }
    requirePostable(call, channel);
    await setNoticeChannel(context, { guildId, channelId: channel.id });
    return privately(call.texts('notices.toldFromNow', { channel: `<#${channel.id}>` }));
  },
};

async function chosenBefore(
  deps: Parameters<typeof noticeChannels>[0],
  guildId: string,
): Promise<string | null> {
  return (await noticeChannels(deps, [guildId])).get(guildId) ?? null;
}

function current(channelId: string | null, texts: Texts): Reply {
  if (channelId === null) return privately(texts('notices.nobodyTold'));
  return {
    kind: 'private',
    body: {
      content: texts('notices.told', { channel: `<#${channelId}>` }),
      components: [
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.Button,
              style: ButtonStyle.Secondary,
              label: texts('notices.tellNone'),
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
  text: 'commands.alerts.notices',
  options: [
    {
      type: ApplicationCommandOptionType.Channel,
      name: 'channel',
      text: 'commands.alerts.notices.channel',
      channel_types: CHANNEL_TYPES,
    },
  ],
} satisfies SubcommandData;
