/** Owns the words for how, where and from which heat on something is followed, and whether it rests. */
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import { timestamp } from '../markup.ts';
import { reasonIn } from '../texts/reasons.ts';
import type { Texts } from '../texts/texts-for.ts';

const REASON_LENGTH = 100;

/** @param isShort leaves out what is as usual */
export function factsOf(
  { kind, place, cadence, minHeat }: SubscriptionView,
  { texts, alertBar, isShort }: { texts: Texts; alertBar: number; isShort: boolean },
): string[] {
  const isMention = kind === 'mention';
  const where = isMention
    ? texts('following.mentioned', { channel: `<#${place.discordId}>` })
    : texts('following.inDm');
  const isUsual = minHeat === null;
  return [
    ...(isShort && !isMention ? [] : [where]),
    ...(isMention || (isShort && cadence === 'instant') ? [] : [texts(`following.how.${cadence}`)]),
    ...(isShort && isUsual ? [] : [texts('following.fromHeat', { heat: minHeat ?? alertBar })]),
  ];
}

/** Why nothing comes of it now; empty when it does. */
export function restOf(
  { kind, paused, pausedAt, mutedUntil }: SubscriptionView,
  texts: Texts,
  now: Date,
): string {
  if (pausedAt !== null) return texts('following.muted');
  if (mutedUntil !== null && mutedUntil > now) {
    return texts('following.mutedUntil', { when: timestamp(mutedUntil, 'f') });
  }
  if (paused === null) return '';
  // Of direct messages the whole list says it once.
  if (kind !== 'mention') return '';
  return texts('subscriptions.paused', { reason: reasonIn(texts, paused, REASON_LENGTH) });
}
