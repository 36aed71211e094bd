/** Owns saying which stories pass a rule's bar. */
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { Texts } from '../texts/texts-for.ts';

type Bar = Pick<SubscriptionView, 'minHeat' | 'dailyTarget' | 'barShift'>;

/** @param alertBar the setting, for rules that have no bar of their own */
export function barText(
  texts: Texts,
  { minHeat, dailyTarget, barShift }: Bar,
  alertBar: number,
): string {
  const bar = minHeat ?? alertBar;
  const from =
    barShift === 0
      ? texts('rules.fromHeat', { heat: bar })
      : texts('rules.fromHeatByVotes', { heat: bar + barShift, bar, votes: barShift });
  return dailyTarget === null ? from : texts('rules.perDay', { count: dailyTarget, bar: from });
}
