/** Owns the fourth step of `/setup`: how many stories come, and how. */
import { ComponentType } from 'discord-api-types/v10';
import { changeFollowing } from '../../delivery/change-following.ts';
import type { SubscriptionView } from '../../subscriptions/list-subscriptions.ts';
import type { Rule } from '../../subscriptions/rule.ts';
import type { Cadence } from '../../subscriptions/tables.ts';
import { row } from '../buttons.ts';
import { howOption } from '../how-option.ts';
import type { Texts } from '../texts/texts-for.ts';
import { plainRules, rulesByChannel } from './server-rules.ts';
import type { SetupArgs, StepView } from './step.ts';

type Bar = Pick<Rule, 'minHeat' | 'dailyTarget'>;

/** Above the usual bar by so much: the stories of a week that everybody tells. */
const HOT = 30;
const TARGETS = [1, 3, 6, 12] as const;

/** By the value of its option. */
function volumes(texts: Texts, alertBar: number): { value: string; label: string; bar: Bar }[] {
  return [
    {
      value: 'bar',
      label: texts('setup.volume.usual', { heat: alertBar }),
      bar: { minHeat: null, dailyTarget: null },
    },
    {
      value: 'hot',
      label: texts('setup.volume.hot', { heat: alertBar + HOT }),
      bar: { minHeat: alertBar + HOT, dailyTarget: null },
    },
    ...TARGETS.map((count) => ({
      value: String(count),
      label: texts('setup.volume.target', { count }),
      bar: { minHeat: null, dailyTarget: count },
    })),
  ];
}

export async function volumeStep(args: SetupArgs): Promise<StepView> {
  const { context, texts } = args;
  const rules = plainRules(await rulesByChannel(args));
  if (rules.length === 0) return { description: texts('setup.volume.noRules'), rows: [] };
  const volume = agreed(rules, (rule) => {
    const found = volumes(texts, context.alertBar).find(({ bar }) => isSameBar(bar, rule));
    return found?.value ?? null;
  });
  const how = agreed(rules, ({ cadence }) => cadence);
  return {
    description: texts('setup.volume.what', { count: rules.length }),
    rows: [
      row({
        type: ComponentType.StringSelect,
        custom_id: 'setup:volume',
        placeholder: texts('setup.volume.pick'),
        options: volumes(texts, context.alertBar).map(({ value, label }) => ({
          label,
          value,
          default: value === volume,
        })),
      }),
      row({
        type: ComponentType.StringSelect,
        custom_id: 'setup:how',
        placeholder: texts('setup.volume.pickHow'),
        options: howOption.choices.map(({ text, value }) => ({
          label: texts(text),
          value,
          default: value === how,
        })),
      }),
    ],
  };
}

function isSameBar({ minHeat, dailyTarget }: Bar, rule: SubscriptionView): boolean {
  // The bar of a target is found, and changes by itself.
  if (dailyTarget !== null) return rule.dailyTarget === dailyTarget;
  return rule.dailyTarget === null && rule.minHeat === minHeat;
}

/** What all rules have; null when they differ. */
function agreed<T>(
  rules: readonly SubscriptionView[],
  valueOf: (rule: SubscriptionView) => T | null,
) {
  const values = new Set(rules.map(valueOf));
  const [only] = values;
  return values.size === 1 ? (only ?? null) : null;
}

export function chosenVolume(texts: Texts, alertBar: number, value: string): Bar | null {
  return volumes(texts, alertBar).find((one) => one.value === value)?.bar ?? null;
}

export function chosenHow(value: string): { cadence: Cadence } | null {
  const choice = howOption.choices.find((one) => one.value === value);
  return choice ? { cadence: choice.value } : null;
}

/** Of all rules by topic alone; answers what is said of it. */
export async function changeAll(
  args: SetupArgs,
  changes: Partial<Bar> | { cadence: Cadence },
): Promise<string> {
  const { context, guildId, texts } = args;
  const wanted =
    'dailyTarget' in changes && changes.dailyTarget !== null ? withoutHeat(changes) : changes;
  const rules = plainRules(await rulesByChannel(args));
  let changed = 0;
  for (const { id: subscriptionId, revision } of rules) {
    const which = { subscriptionId, owner: { guildId }, revision, changes: wanted };
    const outcome = await changeFollowing(context, which);
    if (outcome.status === 'changed') changed += 1;
  }
  if (changed > 0) context.wakeDelivery();
  return changed === 0
    ? texts('setup.volume.same')
    : texts('setup.volume.changed', { count: changed });
}

/** The heat is found for a target. */
function withoutHeat({ dailyTarget }: Partial<Bar>): Partial<Bar> {
  return dailyTarget === undefined ? {} : { dailyTarget };
}
