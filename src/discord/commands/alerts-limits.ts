/** Owns `/alerts limits`: how many alerts a channel gets a day, its quiet hours, and their zone. */
import {
  ApplicationCommandOptionType,
  type APIApplicationCommandSubcommandOption,
} from 'discord-api-types/v10';
import { changeLimits } from '../../delivery/change-limits.ts';
import { UserError } from '../../lib/errors.ts';
import { isZone, zoneNames } from '../../lib/zoned-time.ts';
import type { Limits } from '../../subscriptions/set-limits.ts';
import type { QuietMode } from '../../subscriptions/tables.ts';
import { channelOption, chosenChannel } from '../alert-channel.ts';
import type { Handler } from '../definition.ts';
import type { CommandCall } from '../interaction.ts';
import { requireManageServer } from '../manage-server.ts';
import { escapeText } from '../markup.ts';
import { privately } from '../reply.ts';

const MOST_ALERTS = 1_000;
const MODES: { name: string; value: QuietMode }[] = [
  { name: 'Hold alerts until they end', value: 'hold' },
  { name: 'Post without a sound', value: 'silent' },
];

export const limits: Handler = {
  whenSlow: 'private',
  async run(context, call) {
    const guildId = requireManageServer(call.caller);
    const channel = chosenChannel(call);
    const changes = chosenLimits(call);
    const held = await changeLimits(context, { guildId, channelId: channel.id, changes });
    if (!held) {
      throw new UserError(`<#${channel.id}> gets no alerts yet. \`/alerts add\` starts them.`);
    }
    context.wakeDelivery();
    const since = Object.keys(changes).length > 0 ? 'From now on' : 'Now';
    return privately(`${since}, in <#${channel.id}>:\n${describe(held)}`);
  },
  async complete(_context, { focused }) {
    const typed = (focused?.value ?? '').trim().toLowerCase().replaceAll(' ', '_');
    const found = zoneNames().filter((name) => name.toLowerCase().includes(typed));
    return found.slice(0, 25).map((name) => ({ name, value: name }));
  },
};

/** @throws UserError that names what cannot be, and an example. */
function chosenLimits({ options }: CommandCall): Partial<Limits> {
  const daily = options.get('daily');
  const quiet = options.get('quiet');
  const mode = MODES.find(({ value }) => value === options.get('mode'))?.value;
  const zone = options.get('zone');
  const digestHour = options.get('digest-hour');
  if (zone !== undefined && !isZone(String(zone))) {
    throw new UserError('Pick a time zone from the list, such as `Europe/Berlin`.');
  }
  return {
    ...(daily === undefined ? {} : { dailyLimit: wholeFrom(daily, MOST_ALERTS) || null }),
    ...(quiet === undefined ? {} : parseQuietHours(String(quiet))),
    ...(mode === undefined ? {} : { quietMode: mode }),
    ...(zone === undefined ? {} : { zone: String(zone) }),
    ...(digestHour === undefined ? {} : { digestHour: wholeFrom(digestHour, 23) }),
  };
}

function wholeFrom(value: string | number | boolean, most: number): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new UserError(`Give a whole number from 0 to ${most}.`);
}

/** @throws UserError */
export function parseQuietHours(text: string): Pick<Limits, 'quietFrom' | 'quietTo'> {
  if (text.trim().toLowerCase() === 'off') return { quietFrom: null, quietTo: null };
  const [, from, to] = /^\s*(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/.exec(text) ?? [];
  const quietFrom = minutesOf(from);
  const quietTo = minutesOf(to);
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) {
    throw new UserError('Give quiet hours as `22:00-07:00`, or `off` for none.');
  }
  return { quietFrom, quietTo };
}

function minutesOf(time = ''): number | null {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : null;
}

function describe({ dailyLimit, quietFrom, quietTo, quietMode, zone, digestHour }: Limits): string {
  const alerts = dailyLimit === 1 ? '1 alert' : `${dailyLimit} alerts`;
  const isHeld = quietMode === 'hold';
  return [
    dailyLimit === null
      ? '• any number of alerts a day'
      : `• at most ${alerts} a day; the others go to its digest, or are left out`,
    quietFrom === null || quietTo === null
      ? '• no quiet hours'
      : `• quiet hours from ${clockOf(quietFrom)} to ${clockOf(quietTo)}: alerts ${isHeld ? 'wait for their end' : 'come without a sound'}`,
    `• digests at ${clockOf(digestHour * 60)}, if any`,
    `• times and days are those of ${escapeText(zone.replaceAll('_', ' '), 100)}`,
  ].join('\n');
}

function clockOf(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export const limitsOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: 'limits',
  description: 'Limit a channel’s alerts a day, set quiet hours, or see what holds',
  options: [
    channelOption,
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'daily',
      description: 'The most alerts a day; 0 for no limit',
      min_value: 0,
      max_value: MOST_ALERTS,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'quiet',
      description: 'Quiet hours such as 22:00-07:00, or off',
      max_length: 20,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'mode',
      description: 'What quiet hours do to alerts',
      choices: MODES,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'zone',
      description: 'The time zone of its days and hours',
      autocomplete: true,
    },
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'digest-hour',
      description: 'The hour at which its digests come',
      min_value: 0,
      max_value: 23,
    },
  ],
} satisfies APIApplicationCommandSubcommandOption;
