/** Owns what the first step of `/setup` changes: the topics of channels, and new channels for them. */
import { ChannelType } from 'discord-api-types/v10';
import { startFollowing } from '../../delivery/start-following.ts';
import { stopFollowing } from '../../delivery/stop-following.ts';
import { UserError } from '../../lib/errors.ts';
import type { Topic } from '../../topics/taxonomy.ts';
import { requirePostable } from '../alert-channel.ts';
import { isThread } from '../bot-rights.ts';
import type { PickedChannel } from '../interaction.ts';
import { escapeText, plainLine } from '../markup.ts';
import { meaningOfFailure } from '../rest-failure.ts';
import { reasonIn } from '../texts/reasons.ts';
import { MOST_NEW_CHANNELS, mayMakeChannels, topicsOfMenu } from './channels-step.ts';
import { rulesByChannel } from './server-rules.ts';
import type { SetupArgs } from './step.ts';

const TOPIC_LENGTH = 200;
const REASON_LENGTH = 200;
const NEWS = 'news';

type Chosen = Pick<PickedChannel, 'id' | 'type'>;

/**
 * The channel gets just these of the topics of a menu.
 * @throws UserError where nothing new can be posted there (any more)
 */
export async function setTopics(
  args: SetupArgs,
  { channel, menu, slugs }: { channel: Chosen; menu: number; slugs: readonly string[] },
): Promise<string> {
  const { context, guildId, texts } = args;
  const { id: channelId, type: channelType } = channel;
  const channels = await rulesByChannel(args);
  const known = channels.find((one) => one.channelId === channelId)?.byTopic ?? new Map();
  const offered = new Set(topicsOfMenu(args, menu).map(({ slug }) => slug));
  const wanted = slugs.filter((slug) => offered.has(slug));
  const added = wanted.filter((slug) => !known.has(slug));
  if (added.length > 0) requireThere(args, channel);
  for (const [slug, rule] of known) {
    if (wanted.includes(slug) || !offered.has(slug)) continue;
    await stopFollowing(context, { subscriptionId: rule.id, owner: { guildId } });
  }
  const isFull = await followAll(args, { channelId, channelType, slugs: added });
  context.wakeDelivery();
  const shown = { channel: `<#${channelId}>` };
  if (isFull) return texts('setup.channels.full', shown);
  const others = [...known.keys()].filter((slug) => !offered.has(slug));
  const count = wanted.length + others.length;
  return count === 0
    ? texts('setup.channels.emptied', shown)
    : texts('setup.channels.set', { ...shown, count });
}

/** Since it was picked it may have been deleted, or closed to the bot. */
function requireThere(args: SetupArgs, { id: channelId, type }: Chosen): void {
  const { context, guildId, texts } = args;
  const known = context.server.channel({ guildId, channelId });
  if (known) requirePostable(args, { ...known, appPermissions: known.permissions });
  // The gateway tells of no thread that is archived.
  else if (!isThread(type)) throw new UserError(texts('reasons.deleted'));
}

/** Answers whether the channel took no more rules. */
async function followAll(
  { context, guildId, caller }: SetupArgs,
  {
    channelId,
    channelType,
    slugs,
  }: { channelId: string; channelType: number; slugs: readonly string[] },
): Promise<boolean> {
  for (const topic of slugs) {
    const followed = await startFollowing(context, {
      place: {
        kind: 'channel',
        discordId: channelId,
        guildId,
        channelType,
      },
      topic,
      createdBy: caller.userId,
    });
    if (followed.status === 'too-many') return true;
  }
  return false;
}

/** One channel for all: of that name there is but one, however often this is asked for. */
export function makeNews(args: SetupArgs): Promise<string> {
  return channelCalled(args, { name: NEWS, topic: args.texts('setup.channels.newsTopic') });
}

/** A channel for each of these topics, with their alerts; answers what is said of it. */
export async function makeEach(args: SetupArgs, slugs: readonly string[]): Promise<string> {
  const { context, texts } = args;
  const topics = slugs
    .slice(0, MOST_NEW_CHANNELS)
    .flatMap((slug): Topic | [] => context.taxonomy.bySlug(slug) ?? []);
  const made: string[] = [];
  for (const { slug, emoji, description } of topics) {
    const topic = plainLine(`${emoji} ${description}`, TOPIC_LENGTH);
    const channelId = await channelCalled(args, { name: slug, topic });
    await followAll(args, { channelId, channelType: ChannelType.GuildText, slugs: [slug] });
    made.push(`<#${channelId}>`);
  }
  context.wakeDelivery();
  return texts('setup.channels.made', { channels: texts.list(made) });
}

/** @throws UserError where Discord does not let us make it */
async function channelCalled(
  args: SetupArgs,
  { name, topic }: { name: string; topic: string },
): Promise<string> {
  const { context, guildId, texts } = args;
  const known = context.server.channelNamed({ guildId, name });
  if (known) {
    requirePostable(args, { ...known, appPermissions: known.permissions });
    return known.id;
  }
  if (!mayMakeChannels(args)) {
    const right = texts('common.quoted', { name: texts('rights.manageChannels') });
    throw new UserError(texts('setup.channels.mayNotMake', { right }));
  }
  try {
    return await context.server.makeChannel({ guildId, name, topic });
  } catch (error) {
    const { reason } = meaningOfFailure(error);
    throw new UserError(
      texts('setup.channels.notMade', {
        name: escapeText(name, REASON_LENGTH),
        reason: reasonIn(texts, reason, REASON_LENGTH),
      }),
    );
  }
}
