/** Owns the options by which a rule is said, and reading them. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../../lib/errors.ts';
import { MOST_ROLE_HEAT, type Rule } from '../../subscriptions/rule.ts';
import type { DiscordContext } from '../context.ts';
import type { OptionData } from '../described.ts';
import { chosenCadence, howOption } from '../how-option.ts';
import type { CommandCall } from '../interaction.ts';
import type { ServerChannel } from '../server-view.ts';
import type { Texts } from '../texts/texts-for.ts';
import { chosenTopic, topicOption } from '../topic-option.ts';
import { tagsFrom } from './forum-tags-option.ts';
import { keywordsFrom } from './keyword-option.ts';

export const MOST_HEAT = MOST_ROLE_HEAT;
export const MOST_PER_DAY = 100;
const KEYWORDS_LENGTH = 600;
/** How a person says "none" where leaving it out means "as it is". */
const NONE = '-';

const topic = { ...topicOption, required: false } satisfies OptionData;

/** What decides which stories a rule posts. */
export const QUERY_OPTIONS = [
  topic,
  {
    type: ApplicationCommandOptionType.String,
    name: 'keywords',
    text: 'commands.alerts.keywords',
    max_length: KEYWORDS_LENGTH,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'without',
    text: 'commands.alerts.without',
    max_length: KEYWORDS_LENGTH,
  },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'heat',
    text: 'commands.alerts.heat',
    min_value: 0,
    max_value: MOST_HEAT,
  },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'daily-target',
    text: 'commands.alerts.dailyTarget',
    min_value: 1,
    max_value: MOST_PER_DAY,
  },
] as const satisfies readonly OptionData[];

/** How it posts them. */
export const POSTING_OPTIONS = [
  howOption,
  { type: ApplicationCommandOptionType.Role, name: 'role', text: 'commands.alerts.role' },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'role-heat',
    text: 'commands.alerts.roleHeat',
    min_value: 0,
    max_value: MOST_HEAT,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'tags',
    text: 'commands.alerts.tags',
    autocomplete: true,
    max_length: 120,
  },
] as const satisfies readonly OptionData[];

type Given = {
  context: Pick<DiscordContext, 'taxonomy' | 'server'>;
  call: CommandCall;
  guildId: string;
  /** Where the rule posts; null when the gateway does not know it. */
  channel: ServerChannel | null;
};

/**
 * Only what was given.
 * @throws UserError for what cannot be, with what can
 */
export function chosenRuleOptions({ context, call, guildId, channel }: Given): Partial<Rule> {
  const { options, texts } = call;
  const text = (name: string) => {
    const value = options.get(name);
    return value === undefined ? null : String(value);
  };
  const keywords = text('keywords');
  const without = text('without');
  const tags = text('tags');
  const roleId = text('role');
  const roleHeat = options.get('role-heat');
  if (roleId !== null) requireRole(texts, context, { guildId, roleId });
  return {
    ...(text('topic') === null ? {} : { topic: chosenTopic(context.taxonomy, call).slug }),
    ...(keywords === null ? {} : { include: listFrom(texts, keywords) }),
    ...(without === null ? {} : { exclude: listFrom(texts, without) }),
    ...chosenBar(call),
    ...chosenCadence(call),
    ...(roleId === null ? {} : { roleId }),
    ...(roleHeat === undefined ? {} : { roleHeat: wholeFrom(texts, roleHeat, [0, MOST_HEAT]) }),
    ...(tags === null ? {} : { forumTags: tagsFrom(texts, tags, channel) }),
  };
}

function listFrom(texts: Texts, typed: string): string[] {
  return typed.trim() === NONE ? [] : keywordsFrom(texts, typed);
}

function chosenBar({
  options,
  texts,
}: CommandCall): Partial<Pick<Rule, 'minHeat' | 'dailyTarget'>> {
  const heat = options.get('heat');
  const target = options.get('daily-target');
  if (heat !== undefined && target !== undefined) throw new UserError(texts('rules.eitherBar'));
  if (heat !== undefined) return { minHeat: wholeFrom(texts, heat, [0, MOST_HEAT]) };
  if (target === undefined) return {};
  return { dailyTarget: wholeFrom(texts, target, [1, MOST_PER_DAY]) };
}

/** @throws UserError */
export function wholeFrom(
  texts: Texts,
  value: string | number | boolean,
  [least, most]: readonly [number, number],
): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UserError(texts('rules.wholeNumber', { least, most }));
}

/** @throws UserError for @everyone, which has the server's id, and for a role that is no more */
export function requireRole(
  texts: Texts,
  { server }: Pick<DiscordContext, 'server'>,
  { guildId, roleId }: { guildId: string; roleId: string },
): void {
  if (roleId === guildId) throw new UserError(texts('rules.notEveryone'));
  if (server.role({ guildId, roleId }) === null) throw new UserError(texts('rules.noSuchRole'));
}
