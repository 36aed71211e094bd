/** Owns saying what a rule is: in a line or two, and short for a menu. */
import type { Clock } from '../../lib/clock.ts';
import { truncate } from '../../lib/text.ts';
import { writeKeywords } from '../../subscriptions/keywords/parse-keywords.ts';
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { RuleQuery } from '../../subscriptions/rule.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import { escapeText, plainLine, timestamp } from '../markup.ts';
import { reasonIn } from '../texts/reasons.ts';
import type { Texts } from '../texts/texts-for.ts';
import { slugLabel } from '../topic-option.ts';
import { barText } from './bar-text.ts';

export type RuleDeps = { taxonomy: Taxonomy; alertBar: number; clock: Clock };

/** Eight rules of a list, of which few are this long, are to fit into an embed's 4,096. */
const TOPIC_LENGTH = 60;
const KEYWORDS_LENGTH = 80;
const TAGS_LENGTH = 60;
const REASON_LENGTH = 120;

/** What it asks for, as markdown. */
export function askedText(texts: Texts, taxonomy: Taxonomy, query: RuleQuery): string {
  const topic = escapeText(slugLabel(taxonomy, query.topic, texts), TOPIC_LENGTH);
  const include = keywordsText(query.include);
  const what =
    include === ''
      ? `**${topic}**`
      : texts('rules.with', { topic: `**${topic}**`, keywords: include });
  const exclude = keywordsText(query.exclude);
  return exclude === '' ? what : texts('rules.without', { what, keywords: exclude });
}

function keywordsText(keywords: readonly string[]): string {
  return escapeText(writeKeywords(keywords), KEYWORDS_LENGTH);
}

/** Two lines, and a third where something keeps it from posting. */
export function ruleText(deps: RuleDeps, texts: Texts, rule: SubscriptionView): string {
  const what = texts('subscriptions.inChannel', {
    what: askedText(texts, deps.taxonomy, rule),
    channel: `<#${rule.place.discordId}>`,
  });
  return `${what}\n${ruleFacts(deps, texts, rule)}`;
}

/** How it posts, and what keeps it from posting: where what it asks for has been said already. */
export function ruleFacts(
  { alertBar, clock }: Pick<RuleDeps, 'alertBar' | 'clock'>,
  texts: Texts,
  rule: SubscriptionView,
): string {
  const facts = [
    barText(texts, rule, alertBar),
    texts(`rules.how.${rule.cadence}`),
    roleText(texts, rule),
    rule.forumTags.length === 0
      ? ''
      : texts('rules.tagged', { tags: escapeText(rule.forumTags.join(', '), TAGS_LENGTH) }),
  ];
  return [facts.filter(Boolean).join(' · '), restText(texts, rule, clock.now())]
    .filter(Boolean)
    .join('\n');
}

function roleText(texts: Texts, { roleId, roleHeat }: SubscriptionView): string {
  if (roleId === null) return '';
  const role = `<@&${roleId}>`;
  return roleHeat === null
    ? texts('rules.mentions', { role })
    : texts('rules.mentionsFrom', { role, heat: roleHeat });
}

/** Why nothing comes of it now; empty when all is well. */
function restText(texts: Texts, { pausedAt, mutedUntil, paused }: SubscriptionView, now: Date) {
  const rests = [
    pausedAt === null ? '' : texts('rules.pausedSince', { when: timestamp(pausedAt, 'R') }),
    mutedUntil === null || mutedUntil <= now
      ? ''
      : texts('rules.mutedUntil', { when: timestamp(mutedUntil, 'f') }),
    paused === null
      ? ''
      : texts('rules.closed', { reason: reasonIn(texts, paused, REASON_LENGTH) }),
  ];
  return rests
    .filter(Boolean)
    .map((rest) => `⏸️ ${rest}`)
    .join('\n');
}

/** For menus and autocomplete, which show no markdown and cut at `limit` code points. */
export function ruleLabel(
  { taxonomy, alertBar }: Pick<RuleDeps, 'taxonomy' | 'alertBar'>,
  texts: Texts,
  rule: SubscriptionView,
  { channelName, limit }: { channelName: string | null; limit: number },
): string {
  const where = channelName === null ? '' : ` #${truncate(channelName, 30)}`;
  const topic = slugLabel(taxonomy, rule.topic, texts);
  const words = writeKeywords(rule.include);
  const what = truncate(words === '' ? topic : `${topic}, ${words}`, 50);
  const bar = ` ≥ ${(rule.minHeat ?? alertBar) + rule.barShift}`;
  const rest = rule.pausedAt === null ? '' : ' ⏸️';
  return plainLine(`${what}${where}${bar}${rest}`, limit);
}
