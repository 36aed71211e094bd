/** Owns `/alerts limits`: how many alerts a channel gets a day, its quiet hours, and their zone. */
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { changeLimits } from '../../delivery/change-limits.ts';
import { UserError } from '../../lib/errors.ts';
import { isZone } from '../../lib/zoned-time.ts';
import type { Limits } from '../../subscriptions/set-limits.ts';
import type { QuietMode } from '../../subscriptions/tables.ts';
import { channelOption, chosenChannel } from '../alert-channel.ts';
import { clockOf } from '../clock-time.ts';
import type { Handler } from '../definition.ts';
import type { SubcommandData } from '../described.ts';
import type { CommandCall } from '../interaction.ts';
import { requireManageServer } from '../manage-server.ts';
import { escapeText } from '../markup.ts';
import { privately } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import type { PlainKey } from '../texts/translation.ts';
import { zonesLike } from '../zones.ts';

const MOST_ALERTS = 1_000;
const MODES = [
  { text: 'commands.alerts.limits.mode.hold', value: 'hold' },
  { text: 'commands.alerts.limits.mode.silent', value: 'silent' },
] as const satisfies { text: PlainKey; value: QuietMode }[];

export const limits: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const guildId = requireManageServer(call.caller);
    const channel = chosenChannel(call);
    const changes = chosenLimits(call);
    const held = await changeLimits(context, { guildId, channelId: channel.id, changes });
    if (!held) {
      throw new UserError(call.texts('alerts.noAlertsYet', { channel: `<#${channel.id}>` }));
    }
    context.wakeDelivery();
    const since = Object.keys(changes).length > 0 ? 'alerts.limitsFromNow' : 'alerts.limitsNow';
    const opening = call.texts(since, { channel: `<#${channel.id}>` });
    return privately(`${opening}\n${describe(held, call.texts)}`);
  },
  async complete(_context, { focused }) {
    const found = zonesLike(focused?.value ?? '');
    return found.slice(0, 25).map((name) => ({ name, value: name }));
  },
};

/** @throws UserError that names what cannot be, and an example. */
function chosenLimits({ options, texts }: CommandCall): Partial<Limits> {
  const daily = options.get('daily');
  const quiet = options.get('quiet');
  const mode = MODES.find(({ value }) => value === options.get('mode'))?.value;
  const zone = options.get('zone');
  const digestHour = options.get('digest-hour');
  if (zone !== undefined && !isZone(String(zone))) {
    throw new UserError(texts('errors.pickZone'));
  }
  return {
    ...(daily === undefined ? {} : { dailyLimit: wholeFrom(daily, MOST_ALERTS, texts) || null }),
    ...(quiet === undefined ? {} : parseQuietHours(String(quiet), texts)),
    ...(mode === undefined ? {} : { quietMode: mode }),
    ...(zone === undefined ? {} : { zone: String(zone) }),
    ...(digestHour === undefined ? {} : { digestHour: wholeFrom(digestHour, 23, texts) }),
  };
}

function wholeFrom(value: string | number | boolean, most: number, texts: Texts): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new UserError(texts('errors.wholeNumber', { most }));
}

/** @throws UserError */
export function parseQuietHours(text: string, texts: Texts): Pick<Limits, 'quietFrom' | 'quietTo'> {
  // A dash empties an option of /alerts edit.
  if (['off', '-'].includes(text.trim().toLowerCase())) return { quietFrom: null, quietTo: null };
  const [, from, to] = /^\s*(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/.exec(text) ?? [];
  const quietFrom = minutesOf(from);
  const quietTo = minutesOf(to);
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) {
    throw new UserError(texts('errors.quietHours'));
  }
  return { quietFrom, quietTo };
}

function minutesOf(time = ''): number | null {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : null;
}

function describe(limits: Limits, texts: Texts): string {
  const { dailyLimit, quietFrom, quietTo, quietMode, zone, digestHour } = limits;
  const quiet = quietMode === 'hold' ? 'alerts.quietHeld' : 'alerts.quietSilent';
  const lines = [
    dailyLimit === null ? texts('alerts.anyNumber') : texts('alerts.atMost', { count: dailyLimit }),
    quietFrom === null || quietTo === null
      ? texts('alerts.noQuietHours')
      : texts(quiet, { from: clockOf(quietFrom), to: clockOf(quietTo) }),
    texts('alerts.digestsAt', { time: clockOf(digestHour * 60) }),
    texts('alerts.zone', { zone: escapeText(zone.replaceAll('_', ' '), 100) }),
  ];
  return lines.map((line) => `• ${line}`).join('\n');
}

export const limitsOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'limits',
  text: 'commands.alerts.limits',
  options: [
    channelOption,
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'daily',
      text: 'commands.alerts.limits.daily',
      min_value: 0,
      max_value: MOST_ALERTS,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'quiet',
      text: 'commands.alerts.limits.quiet',
      max_length: 20,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'mode',
      text: 'commands.alerts.limits.mode',
      choices: MODES,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'zone',
      text: 'commands.alerts.limits.zone',
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'digest-hour',
      text: 'commands.alerts.limits.digestHour',
      min_value: 0,
      max_value: 23,
    },
  ],
} satisfies SubcommandData;
