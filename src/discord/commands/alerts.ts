/** Owns `/alerts`: which topics go to which channel of a server. */
import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { startFollowing } from '../../delivery/start-following.ts';
import { listSubscriptions } from '../../subscriptions/list-subscriptions.ts';
import { stopFollowing } from '../../delivery/stop-following.ts';
import { channelOption, chosenChannel, requirePostable } from '../alert-channel.ts';
import type { Command, Handler } from '../definition.ts';
import {
  changedSentence,
  chosenCadence,
  firstSentence,
  howOption,
  withCadence,
} from '../how-option.ts';
import { MANAGE_SERVER, requireManageServer } from '../manage-server.ts';
import { escapeText } from '../markup.ts';
import { privately } from '../reply.ts';
import { subscriptionList } from '../subscription-list.ts';
import {
  chosenTopic,
  slugLabel,
  topicChoice,
  topicChoices,
  topicLabel,
  topicOption,
} from '../topic-option.ts';
import { limits, limitsOption } from './alerts-limits.ts';
import { notices, noticesOption } from './alerts-notices.ts';

const add: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const guildId = requireManageServer(call.caller);
    const topic = chosenTopic(context.taxonomy, call);
    const channel = chosenChannel(call);
    requirePostable(call, channel);
    const label = `**${escapeText(topicLabel(topic), 150)}**`;
    const followed = await startFollowing(context, {
      place: { kind: 'channel', discordId: channel.id, guildId, channelType: channel.type },
      topic: topic.slug,
      createdBy: call.caller.userId,
      ...chosenCadence(call),
    });
    if (followed.status === 'already-following') {
      return privately(
        `<#${channel.id}> already gets ${withCadence(label, followed.cadence)}. \`/alerts list\` shows all alerts.`,
      );
    }
    context.wakeDelivery();
    if (followed.status === 'resumed') {
      return privately(
        `Alerts resumed: <#${channel.id}> gets ${label} again, and whatever waited for it.`,
      );
    }
    if (followed.status === 'changed') {
      return privately(`<#${channel.id}> now gets ${label} ${changedSentence(followed.digestAt)}`);
    }
    const first = firstSentence(followed, {
      onItsWay: 'Its newest story is on its way there.',
      later: 'Its first story appears there as soon as there is one.',
    });
    return privately(`<#${channel.id}> now gets ${label}. ${first}`);
  },
  complete: async ({ taxonomy }, { focused }) => topicChoices(taxonomy, focused?.value ?? ''),
};

const list: Handler = {
  whenSlow: 'private',
  run: async (context, { caller }) => ({
    kind: 'private',
    body: await subscriptionList(context, { scope: 'server', caller, page: 0 }),
  }),
};

const remove: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const guildId = requireManageServer(call.caller);
    const channel = chosenChannel(call);
    const typed = String(call.options.get('topic') ?? '');
    const all = await listSubscriptions(context, { guildId });
    // A topic that the taxonomy has dropped is still removed by its slug.
    const isFollowed = all.some(({ topic }) => topic === typed);
    const topic = isFollowed ? typed : chosenTopic(context.taxonomy, call).slug;
    const label = `**${escapeText(slugLabel(context.taxonomy, topic), 150)}**`;
    const found = all.find((each) => each.topic === topic && each.place.discordId === channel.id);
    const removed = found
      ? await stopFollowing(context, { subscriptionId: found.id, owner: { guildId } })
      : { status: 'not-found' };
    return privately(
      removed.status === 'removed'
        ? `<#${channel.id}> no longer gets ${label}.`
        : `<#${channel.id}> does not get ${label}. \`/alerts list\` shows what it gets.`,
    );
  },
  /** Topics of the server's alerts; of the channel alone once it is picked. */
  async complete(context, { caller, options, focused }) {
    const all = await listSubscriptions(context, { guildId: requireManageServer(caller) });
    const channelId = options.get('channel');
    const slugs = new Set(
      all
        .filter(({ place }) => channelId === undefined || place.discordId === channelId)
        .map(({ topic }) => topic),
    );
    const typed = focused?.value ?? '';
    const { taxonomy } = context;
    const known = taxonomy
      .search(typed, taxonomy.topics.length)
      .filter(({ slug }) => slugs.has(slug));
    return known.slice(0, 25).map(topicChoice);
  },
};

export const alerts: Command = {
  data: {
    name: 'alerts',
    description: 'Choose which topics are posted in which channel',
    default_member_permissions: MANAGE_SERVER,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'add',
        description: 'Post a topic’s stories in a channel',
        options: [topicOption, channelOption, howOption],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        description: 'Show this server’s alerts, and remove them',
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'remove',
        description: 'Stop posting a topic in a channel',
        options: [topicOption, channelOption],
      },
      limitsOption,
      noticesOption,
    ],
  },
  who: 'Manage Server',
  handlers: { add, list, remove, limits, notices },
};
