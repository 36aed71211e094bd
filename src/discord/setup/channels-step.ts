/** Owns the first step of `/setup`: which channel gets which topics. */
import { createHash } from 'node:crypto';
import {
  ChannelType,
  ComponentType,
  PermissionFlagsBits,
  type APIStringSelectComponent,
} from 'discord-api-types/v10';
import { chunksOf } from '../../lib/chunks.ts';
import { truncate } from '../../lib/text.ts';
import type { Topic } from '../../topics/taxonomy.ts';
import { POSTABLE_TYPES } from '../alert-channel.ts';
import { row, secondaryButton, type Row } from '../buttons.ts';
import type { PickedChannel } from '../interaction.ts';
import { fitLines } from '../cards/fit-lines.ts';
import { escapeText } from '../markup.ts';
import { shortList } from '../texts/short-list.ts';
import { slugLabel, topicLabel } from '../topic-option.ts';
import { type ChannelRules, rulesByChannel } from './server-rules.ts';
import type { SetupArgs, StepView } from './step.ts';

/** As many as a menu has room for, and as many menus as a message has beside its buttons. */
const TOPICS_PER_MENU = 25;
const MOST_MENUS = 4;
/** Of new channels at once: Discord counts them, and a server should not be flooded. */
export const MOST_NEW_CHANNELS = 10;
/** Of an embed’s 4,096, with room for what is said around them. */
export const CHANNELS = { limit: 3_000, most: 30 };
const TOPICS_SHOWN = 4;
const LABEL_LENGTH = 100;
const PLACEHOLDER_LENGTH = 150;

export function mayMakeChannels({ context, guildId }: SetupArgs): boolean {
  const may = PermissionFlagsBits.ManageChannels | PermissionFlagsBits.Administrator;
  return (context.server.permissions(guildId) & may) !== 0n;
}

function menusOf(args: Pick<SetupArgs, 'context'>): Topic[][] {
  return [...chunksOf(offeredTopics(args), TOPICS_PER_MENU)];
}

/** The topics of one of the menus that setup asks with. */
export function topicsOfMenu(args: Pick<SetupArgs, 'context'>, menu: number): readonly Topic[] {
  return menusOf(args)[menu] ?? [];
}

/** Those that setup asks about: where there are more, the others are for `/alerts add`. */
export function offeredTopics({ context }: Pick<SetupArgs, 'context'>): readonly Topic[] {
  return context.taxonomy.topics.slice(0, TOPICS_PER_MENU * MOST_MENUS);
}

export async function channelsStep(args: SetupArgs): Promise<StepView> {
  const { texts } = args;
  const channels = await rulesByChannel(args);
  const known = channels.map((channel) => lineOf(args, channel));
  const mayMake = mayMakeChannels(args);
  const right = texts('common.quoted', { name: texts('rights.manageChannels') });
  const description = [
    texts('setup.channels.what'),
    known.length === 0 ? texts('setup.channels.none') : fitLines(known, { ...CHANNELS, texts }),
    mayMake ? '' : texts('setup.channels.mayNotMake', { right }),
  ];
  return {
    description: description.filter(Boolean).join('\n\n'),
    rows: [
      row({
        type: ComponentType.ChannelSelect,
        custom_id: 'setup:channel',
        placeholder: texts('setup.channels.pick'),
        channel_types: [...POSTABLE_TYPES],
      }),
      ...(mayMake
        ? [
            row(
              secondaryButton(texts('setup.channels.makeNews'), 'setup:make-news'),
              secondaryButton(texts('setup.channels.makeEach'), 'setup:pick-new'),
            ),
          ]
        : []),
    ],
  };
}

function lineOf(
  { context, texts }: SetupArgs,
  { channelId, byTopic, others }: ChannelRules,
): string {
  const names = [...byTopic.keys()].map((slug) =>
    escapeText(slugLabel(context.taxonomy, slug, texts), 60),
  );
  const more = others.length > 0 ? [texts('setup.channels.others', { count: others.length })] : [];
  return `<#${channelId}>: ${shortList([...names, ...more], TOPICS_SHOWN, texts)}`;
}

/** The topics of one channel: those that it gets are chosen already. */
export async function topicsOfChannel(
  args: SetupArgs,
  { id, type }: Pick<PickedChannel, 'id' | 'type'>,
): Promise<StepView> {
  const { texts } = args;
  const chosen = await topicsNow(args, id);
  const customId = `setup:topics:${id}:${type}:${topicsMark(chosen)}`;
  return {
    description: texts('setup.channels.topicsOf', { channel: `<#${id}>` }),
    rows: topicMenus(args, { customId, chosen, least: 0 }),
  };
}

export async function topicsNow(args: SetupArgs, channelId: string): Promise<ReadonlySet<string>> {
  const channels = await rulesByChannel(args);
  return new Set(channels.find((one) => one.channelId === channelId)?.byTopic.keys());
}

/** Short, and another for other topics: by it a menu tells that they have changed since it was shown. */
export function topicsMark(slugs: ReadonlySet<string>): string {
  return createHash('sha256')
    .update([...slugs].toSorted().join())
    .digest('hex')
    .slice(0, 12);
}

/** Which topics get a channel of their own: of those that no channel gets yet. */
export async function newChannels(args: SetupArgs): Promise<StepView> {
  const { texts } = args;
  const channels = await rulesByChannel(args);
  const posted = new Set(channels.flatMap(({ byTopic }) => [...byTopic.keys()]));
  const free = offeredTopics(args).some(({ slug }) => !posted.has(slug));
  if (!free) return { description: texts('setup.channels.allPosted'), rows: [] };
  const menu = { customId: 'setup:make-each', without: posted, least: 1, most: MOST_NEW_CHANNELS };
  return {
    description: texts('setup.channels.newFor', { most: MOST_NEW_CHANNELS }),
    rows: topicMenus(args, menu),
  };
}

type Menu = {
  customId: string;
  chosen?: ReadonlySet<string>;
  without?: ReadonlySet<string>;
  least: number;
  most?: number;
};

/** One for each 25 topics, of which those that have none left are left out. */
function topicMenus(
  args: SetupArgs,
  { customId, chosen = new Set(), without = new Set(), least, most = TOPICS_PER_MENU }: Menu,
): Row[] {
  const menus = menusOf(args);
  return menus.flatMap((topics, at) => {
    const free = topics.filter(({ slug }) => !without.has(slug));
    if (free.length === 0) return [];
    const range = [free[0], free.at(-1)].map((topic) => (topic ? topicLabel(topic) : ''));
    const placeholder = args.texts('setup.channels.pickTopics');
    const menu: APIStringSelectComponent = {
      type: ComponentType.StringSelect,
      custom_id: `${customId}:${at}`,
      placeholder:
        menus.length === 1 ? placeholder : truncate(range.join(' – '), PLACEHOLDER_LENGTH),
      min_values: least,
      max_values: Math.min(most, free.length),
      options: free.map((topic) => ({
        label: truncate(topicLabel(topic), LABEL_LENGTH),
        value: topic.slug,
        description: truncate(topic.description, LABEL_LENGTH),
        default: chosen.has(topic.slug),
      })),
    };
    return [row(menu)];
  });
}

/** Text channels alone: the server's own notices are messages, not posts. */
export const NOTICE_TYPES = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;
