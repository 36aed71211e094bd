/** Owns posting a test card in a channel, and saying which rights lack there. */
import { randomBytes } from 'node:crypto';
import type { SendOutcome } from '../../delivery/sender.ts';
import { newest } from '../../stories/newest.ts';
import { newestByTopic } from '../../stories/newest-by-topic.ts';
import type { StoryView } from '../../stories/story-view.ts';
import {
  listSubscriptions,
  type SubscriptionView,
} from '../../subscriptions/list-subscriptions.ts';
import { lackingRights, neededRights } from '../bot-rights.ts';
import { guildLocale } from '../../subscriptions/place-locale.ts';
import type { DiscordContext } from '../context.ts';
import type { Caller } from '../interaction.ts';
import type { ServerChannel } from '../server-view.ts';
import { reasonIn } from '../texts/reasons.ts';
import { shortList } from '../texts/short-list.ts';
import type { Texts } from '../texts/texts-for.ts';
import { lacksMention } from './role-warning.ts';

const REASON_LENGTH = 300;
const MARK_BYTES = 12;
const MOST_ROLES = 3;

type Args = {
  guildId: string;
  channelId: string;
  caller: Pick<Caller, 'userId'>;
  texts: Texts;
};

/** Answers what came of it: the rights one by one, then the message, or why there is none. */
export async function postTest(context: DiscordContext, args: Args): Promise<string> {
  const { guildId, channelId, texts } = args;
  const channel = context.server.channel({ guildId, channelId });
  const rules = (await listSubscriptions(context, { guildId })).filter(
    ({ place }) => place.discordId === channelId,
  );
  const rights = channel ? rightsIn(context, args, { channel, rules }) : [];
  // The gateway tells of no thread that is archived: Discord itself says what there is.
  const outcome = await send(context, args, { rules, channelType: channel?.type ?? null });
  return [...rights, said(texts, outcome, guildId)].join('\n');
}

type Place = { channel: ServerChannel; rules: readonly SubscriptionView[] };

/** One by one, those that lack among them. */
function rightsIn(
  context: DiscordContext,
  { guildId, channelId, texts }: Args,
  { channel, rules }: Place,
): string[] {
  const lacking = new Set<string>(lackingRights(channel.permissions, channel.type));
  const rights = neededRights(channel.type).map((right) =>
    line(texts(`rights.${right}`), !lacking.has(right)),
  );
  const roles = [...new Set(rules.flatMap(({ roleId }) => roleId ?? []))].filter(
    (roleId) => context.server.role({ guildId, roleId })?.isMentionable === false,
  );
  return [
    texts('tests.rights', { channel: `<#${channelId}>` }),
    ...rights,
    ...mentionRight(context, { guildId, channelId, texts }, roles),
  ];
}

/** One right for all roles. */
function mentionRight(
  context: DiscordContext,
  { guildId, channelId, texts }: Pick<Args, 'guildId' | 'channelId' | 'texts'>,
  roles: readonly string[],
): string[] {
  if (roles.length === 0) return [];
  const lacks = roles.some((roleId) => lacksMention(context, { guildId, channelId, roleId }));
  const role = shortList(
    roles.map((roleId) => `<@&${roleId}>`),
    MOST_ROLES,
    texts,
  );
  const right = texts('rights.mentionEveryone');
  return [line(texts('tests.forRole', { right, role }), !lacks)];
}

function line(what: string, isThere: boolean): string {
  return `${isThere ? '✅' : '❌'} ${what}`;
}

async function send(
  context: DiscordContext,
  { guildId, channelId, caller }: Args,
  { rules, channelType }: { rules: readonly SubscriptionView[]; channelType: number | null },
): Promise<SendOutcome> {
  const locale = await guildLocale(context, guildId);
  const shown = rules.find(({ topic }) => topic !== null) ?? rules[0];
  const story = await exampleFor(context, shown?.topic ?? null);
  return context.sender.send({
    target: {
      kind: 'channel',
      discordId: channelId,
      guildId,
      channelType,
      dmChannelId: null,
      locale,
    },
    content: { kind: 'test', test: { askedBy: caller.userId, story } },
    mark: randomBytes(MARK_BYTES).toString('base64url'),
    isSilent: true,
    posted: null,
    unsureSince: null,
    forumTags: shown?.forumTags ?? [],
  });
}

/** One of a topic of the channel's own, else any. */
async function exampleFor({ db }: DiscordContext, topic: string | null): Promise<StoryView | null> {
  const found = topic === null ? null : await newestByTopic({ db }, { topic, limit: 1 });
  return found?.stories[0] ?? (await newest({ db }, { limit: 1 }))[0] ?? null;
}

function said(texts: Texts, outcome: SendOutcome, guildId: string): string {
  if (outcome.status === 'sent') {
    const { channelId, messageId } = outcome;
    const link = `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
    return texts('tests.posted', { link });
  }
  return texts('tests.notPosted', { reason: reasonIn(texts, outcome.reason, REASON_LENGTH) });
}
