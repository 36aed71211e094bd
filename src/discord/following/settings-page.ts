/** Owns the settings of somebody's direct messages: zone, digest hour, quiet hours and a daily limit. */
import { ComponentType } from 'discord-api-types/v10';
import { minutesOfDay } from '../../lib/zoned-time.ts';
import type { Limits } from '../../subscriptions/set-limits.ts';
import { row, type Row, secondaryButton } from '../buttons.ts';
import { clockOf } from '../clock-time.ts';
import { escapeText } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';

const HOURS = 24;
const NO_LIMIT = 'none';
/** More a day is hardly a limit. */
const DAILY_LIMITS = [1, 2, 3, 5, 8, 12, 20, 30];
const ZONE_LENGTH = 60;
const OPTIONS_MOST = 25;
/** Keeps a custom id and an option's value within 100 characters; the longest zone has 30. */
const TYPED_LENGTH = 40;

export type Shown = { limits: Limits; texts: Texts; now: Date; said?: string };

/** @param limits of the person's direct messages */
export function settingsPage({ limits, texts, now, said = '' }: Shown): MessageBody {
  const { zone, digestHour, dailyLimit } = limits;
  const lines = [
    texts('following.settings.zone', {
      zone: escapeText(zone.replaceAll('_', ' '), ZONE_LENGTH),
      time: clockOf(minutesOfDay(now, zone)),
    }),
    texts('following.settings.digests', { time: clockOf(digestHour * 60) }),
    quietLine(limits, texts),
    dailyLimit === null
      ? texts('following.settings.anyNumber')
      : texts('following.settings.atMost', { count: dailyLimit }),
  ];
  return {
    content: said,
    embeds: [
      {
        title: texts('following.settings.title'),
        description: lines.map((line) => `- ${line}`).join('\n'),
      },
    ],
    components: [
      hourMenu(digestHour, texts),
      limitMenu(dailyLimit, texts),
      row(
        secondaryButton(texts('following.settings.zoneButton'), 'dm-settings:zone'),
        secondaryButton(texts('following.settings.quietButton'), 'dm-settings:quiet'),
        secondaryButton(texts('following.back'), 'following-page:0'),
      ),
    ],
  };
}

/** Which of several zones was meant. */
export function zonesPage(texts: Texts, zones: readonly string[], typed: string): MessageBody {
  const name = escapeText(typed, TYPED_LENGTH);
  return {
    content: texts('following.settings.zonePick', { typed: name }),
    components: [
      row({
        type: ComponentType.StringSelect,
        custom_id: 'dm-settings:zone-pick',
        placeholder: texts('following.settings.zoneSeveral'),
        options: zones
          .slice(0, OPTIONS_MOST)
          .map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone })),
      }),
      row(secondaryButton(texts('following.settings.zoneButton'), 'dm-settings:zone')),
    ],
  };
}

/** What the menu of the daily limit has chosen; undefined for what it does not offer. */
export function limitFrom(value: string | undefined): number | null | undefined {
  if (value === NO_LIMIT) return null;
  return DAILY_LIMITS.find((limit) => String(limit) === value);
}

function quietLine({ quietFrom, quietTo, quietMode }: Limits, texts: Texts): string {
  if (quietFrom === null || quietTo === null) return texts('following.settings.noQuiet');
  const key = quietMode === 'hold' ? 'quietHeld' : 'quietSilent';
  const hours = { from: clockOf(quietFrom), to: clockOf(quietTo) };
  return texts(`following.settings.${key}`, hours);
}

function hourMenu(digestHour: number, texts: Texts): Row {
  return row({
    type: ComponentType.StringSelect,
    custom_id: 'dm-settings:hour',
    placeholder: texts('following.settings.digestHour'),
    options: Array.from({ length: HOURS }, (_, hour) => ({
      label: texts('following.settings.digests', { time: clockOf(hour * 60) }),
      value: String(hour),
      default: hour === digestHour,
    })),
  });
}

function limitMenu(dailyLimit: number | null, texts: Texts): Row {
  const isOther = dailyLimit !== null && !DAILY_LIMITS.includes(dailyLimit);
  const limits = isOther ? [dailyLimit, ...DAILY_LIMITS] : DAILY_LIMITS;
  return row({
    type: ComponentType.StringSelect,
    custom_id: 'dm-settings:limit',
    placeholder: texts('following.settings.limit'),
    options: [
      {
        label: texts('following.settings.anyNumber'),
        value: NO_LIMIT,
        default: dailyLimit === null,
      },
      ...limits.map((count) => ({
        label: texts('following.settings.atMost', { count }),
        value: String(count),
        default: count === dailyLimit,
      })),
    ],
  });
}
