/** Owns asking for one of the server's rules: the option, its autocomplete, and finding what was meant. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { UserError } from '../../lib/errors.ts';
import { writeKeywords } from '../../subscriptions/keywords/parse-keywords.ts';
import {
  listSubscriptions,
  type SubscriptionView,
} from '../../subscriptions/list-subscriptions.ts';
import type { DiscordContext } from '../context.ts';
import { type Choice, CHOICE_NAME_LENGTH } from '../definition.ts';
import type { OptionData } from '../described.ts';
import type { CommandCall } from '../interaction.ts';
import { escapeText } from '../markup.ts';
import { requireManageServer } from '../manage-server.ts';
import type { Texts } from '../texts/texts-for.ts';
import { ruleLabel } from './rule-text.ts';

const MOST_NAMED = 3;
const SHOWN_LENGTH = 100;

export const ruleOption = {
  type: ApplicationCommandOptionType.String,
  name: 'alert',
  text: 'commands.alerts.alert',
  required: true,
  autocomplete: true,
  max_length: CHOICE_NAME_LENGTH,
} satisfies OptionData;

/** A rule, and its revision as the person saw it while choosing. */
export type ChosenRule = { rule: SubscriptionView; revision: number };

type Context = Pick<DiscordContext, 'db' | 'taxonomy' | 'alertBar' | 'server'>;

/** A choice holds which revision it shows: who edits it learns of a change made meanwhile. */
export async function ruleChoices(
  context: Context,
  { caller, focused, texts }: CommandCall,
  isMeant: (rule: SubscriptionView) => boolean = () => true,
): Promise<Choice[]> {
  const guildId = requireManageServer(caller);
  const rules = (await listSubscriptions(context, { guildId })).filter(isMeant);
  return rules
    .filter((rule) => isLike(wordsOf(context, texts, rule), focused?.value ?? ''))
    .map((rule) => ({
      name: labelOf(context, texts, rule, CHOICE_NAME_LENGTH),
      value: `${rule.id}:${rule.revision}`,
    }));
}

/** @throws UserError for a rule that is not (any more) one of the server's */
export async function chosenRule(
  context: Context,
  { caller, options, texts }: CommandCall,
): Promise<ChosenRule> {
  const guildId = requireManageServer(caller);
  const typed = String(options.get('alert') ?? '');
  const rules = await listSubscriptions(context, { guildId });
  const [, id, revision] = /^(\d{1,15}):(\d{1,9})$/.exec(typed) ?? [];
  if (id !== undefined) {
    const rule = rules.find((one) => one.id === Number(id));
    if (rule) return { rule, revision: Number(revision) };
    throw new UserError(texts('rules.gone'));
  }
  const near = rules.filter((rule) => isLike(wordsOf(context, texts, rule), typed));
  const [only, another] = near;
  if (only && !another) return { rule: only, revision: only.revision };
  const names = (near.length > 0 ? near : rules)
    .slice(0, MOST_NAMED)
    .map((rule) => `**${escapeText(labelOf(context, texts, rule, SHOWN_LENGTH), SHOWN_LENGTH)}**`);
  const isUnknown = near.length === 0;
  const unknown = isUnknown
    ? texts('rules.unknown', { typed: escapeText(typed, SHOWN_LENGTH) })
    : '';
  const hint = names.length > 0 ? texts('rules.pickOne', { rules: texts.list(names, 'or') }) : '';
  throw new UserError(texts.join([unknown, hint]));
}

function labelOf(context: Context, texts: Texts, rule: SubscriptionView, limit: number): string {
  return ruleLabel(context, texts, rule, { channelName: channelName(context, rule), limit });
}

/** By which it is found: a label is cut, its keywords are not. */
function wordsOf(context: Context, texts: Texts, rule: SubscriptionView): string {
  return `${labelOf(context, texts, rule, CHOICE_NAME_LENGTH)} ${writeKeywords(rule.include)}`;
}

/** As the gateway has told it; null for one that it does not know (any more). */
export function channelName(
  { server }: Pick<DiscordContext, 'server'>,
  { place }: SubscriptionView,
): string | null {
  const { guildId, discordId: channelId } = place;
  return guildId === null ? null : (server.channel({ guildId, channelId })?.name ?? null);
}

/** Every word that was typed stands in it. */
function isLike(label: string, typed: string): boolean {
  const name = label.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => name.includes(word.replace(/^#/u, '')));
}
