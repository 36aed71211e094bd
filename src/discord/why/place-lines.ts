/** Owns what an explanation says of a place: its rules, its limits, and the message there. */
import type { DeliveryGate, PlaceGate, RuleGate } from '../../explain/explanation.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import { shownKeyword } from '../../subscriptions/keywords/parse-keywords.ts';
import { fitLines } from '../cards/fit-lines.ts';
import { escapeText, timestamp } from '../markup.ts';
import { reasonIn } from '../texts/reasons.ts';
import type { Texts } from '../texts/texts-for.ts';
import { GATE_LIMIT } from './gate-limit.ts';

const RULES = 6;
const LABEL_LENGTH = 80;
const KEYWORDS_LENGTH = 60;
const REASON_LENGTH = 300;

type Words = { taxonomy: Taxonomy; texts: Texts };

/** What comes nearest first. */
const ORDER = ['wants', 'too-cold', 'paused', 'muted', 'excluded', 'no-keyword', 'other-topic'];

export function ruleLines({ rules }: PlaceGate, words: Words): string {
  const { texts } = words;
  if (rules.length === 0) return texts('why.rule.none');
  const near = rules
    .filter(({ verdict }) => verdict !== 'other-topic')
    .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  const others = rules.length - near.length;
  const lines = near.map((rule) => `• ${ruleLabel(rule, words)}: ${ruleWords(rule, texts)}`);
  const shown = fitLines(lines, { limit: GATE_LIMIT - LABEL_LENGTH, most: RULES, texts });
  const rest = others > 0 ? texts('why.rule.others', { count: others }) : '';
  return [shown, rest].filter(Boolean).join('\n');
}

function ruleLabel({ topic, include }: RuleGate, { taxonomy }: Words): string {
  const known = topic === null ? undefined : taxonomy.bySlug(topic);
  const label = known ? `${known.emoji} ${known.name}` : (topic ?? '');
  const keywords =
    include.length > 0
      ? `“${escapeText(include.map(shownKeyword).join(', '), KEYWORDS_LENGTH)}”`
      : '';
  return [escapeText(label, LABEL_LENGTH), keywords].filter(Boolean).join(' + ');
}

function ruleWords({ verdict, keyword, bar, mutedUntil }: RuleGate, texts: Texts): string {
  const found = keyword === null ? '' : escapeText(shownKeyword(keyword), KEYWORDS_LENGTH);
  switch (verdict) {
    case 'wants':
      return found === ''
        ? texts('why.rule.wants')
        : texts('why.rule.wantsWord', { keyword: found });
    case 'too-cold':
      return texts('why.rule.tooCold', { bar });
    case 'no-keyword':
    case 'other-topic':
      return texts('why.rule.noKeyword');
    case 'excluded':
      return texts('why.rule.excluded', { keyword: found });
    case 'paused':
      return texts('why.rule.paused');
    case 'muted':
      return mutedUntil === null
        ? texts('why.rule.paused')
        : texts('why.rule.muted', { when: timestamp(mutedUntil, 'f') });
  }
}

/** Empty where nothing holds anything back. */
export function limitLines({ paused, daily, quiet }: PlaceGate, texts: Texts): string {
  const lines = [
    ...(paused
      ? [texts('why.limits.paused', { reason: reasonIn(texts, paused.reason, REASON_LENGTH) })]
      : []),
    ...(daily ? [texts('why.limits.daily', { alerts: daily.alerts, most: daily.limit })] : []),
    ...(quiet
      ? [
          texts(quiet.mode === 'hold' ? 'why.limits.quietHold' : 'why.limits.quietSilent', {
            when: timestamp(quiet.until, 'R'),
          }),
        ]
      : []),
  ];
  return lines.map((line) => `• ${line}`).join('\n');
}

/** When it was planned, sent, kept up to date, and what Discord said where it failed. */
export function messageLines({ delivery }: PlaceGate, texts: Texts): string {
  if (!delivery) return '';
  const { wasAsked, plannedAt, sentAt } = delivery;
  const planned = { when: timestamp(plannedAt, 'f') };
  const parts = [
    wasAsked ? texts('why.message.asked', planned) : texts('why.message.planned', planned),
    ...(sentAt ? [texts('why.message.sent', { when: timestamp(sentAt, 'f') })] : []),
    ...editWords(delivery, texts),
    ...digestWords(delivery, texts),
  ];
  const { state, reason } = delivery;
  // What is held says why in the first sentence; what failed, or is tried again, has more to say.
  const isTold = reason !== null && (state === 'failed' || state === 'due' || state === 'sent');
  return [parts.join(' · '), isTold ? reasonIn(texts, reason, REASON_LENGTH) : '']
    .filter(Boolean)
    .join('\n');
}

function editWords(delivery: DeliveryGate, texts: Texts): string[] {
  const { message, isUpToDate, nextAt, digest } = delivery;
  if (!message) {
    return nextAt && !digest
      ? [texts('why.message.retryAt', { when: timestamp(nextAt, 'R') })]
      : [];
  }
  if (isUpToDate) return [texts('why.message.upToDate')];
  return nextAt
    ? [texts('why.message.editAt', { when: timestamp(nextAt, 'R') })]
    : [texts('why.message.outdated')];
}

function digestWords({ digest }: DeliveryGate, texts: Texts): string[] {
  if (!digest) return [];
  const { cadence, sentAt, nextAt } = digest;
  const name = texts(cadence === 'weekly' ? 'digests.weekly' : 'digests.daily');
  if (sentAt) return [`${name}: ${texts('why.message.sent', { when: timestamp(sentAt, 'f') })}`];
  return nextAt
    ? [`${name}: ${texts('why.message.digestAt', { when: timestamp(nextAt, 'R') })}`]
    : [name];
}
