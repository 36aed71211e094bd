/** Owns looking at Discord: the token, the application, the gateway, and each channel's rights. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Config } from '../../config.ts';
import { lackingRights, rightNames } from '../../discord/bot-rights.ts';
import { createDiscordClient, type DiscordClient } from '../../discord/client.ts';
import { type DiscordReport, examineDiscord } from '../../discord/examine.ts';
import { inviteLinks } from '../../discord/invite.ts';
import { createDiscordRest } from '../../discord/rest.ts';
import { textsFor } from '../../discord/texts/texts-for.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf, TransientError, UserError } from '../../lib/errors.ts';
import { silentLog } from '../../lib/log.ts';
import type { ChannelPlace } from '../../subscriptions/channel-places.ts';
import { counted } from '../text-table.ts';
import { bad, type Finding, good, notice, unknown } from './finding.ts';

const NO_TOKEN =
  'DISCORD_TOKEN is not set: `npm start` opens a local Discord (the sandbox). README.md, “Connect it to Discord”, has the steps.';
const SKEW_MS = 5_000;
const BAD_SKEW_MS = 60_000;
const FEW_STARTS = 50;
const LOGIN_TIMEOUT_MS = 15_000;
const HISTORY = PermissionFlagsBits.ReadMessageHistory | PermissionFlagsBits.Administrator;

type Deps = { clock: Clock };
type Settings = Pick<Config, 'DISCORD_PUBLIC_KEY' | 'DISCORD_SHARDS' | 'KEYPOINT_ROLES'>;

/** @param channels those that have alerts; null when the database could not be asked for them */
export async function checkDiscord(
  { clock }: Deps,
  { config, channels }: { config: Config; channels: readonly ChannelPlace[] | null },
): Promise<Finding[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl = null } = config;
  if (token === undefined) return [notice('Discord', NO_TOKEN)];
  const log = silentLog();
  const rest = createDiscordRest({ clock, log }, { token, apiUrl });
  let report: DiscordReport;
  try {
    report = await examineDiscord({ rest, clock });
  } catch (error) {
    if (error instanceof UserError)
      return [bad('Token', 'Discord does not take it.', messageOf(error))];
    if (!(error instanceof TransientError)) throw error;
    const mend =
      'See that this machine reaches https://discord.com, through a proxy if it needs one (DISCORD_API_URL).';
    return [bad('Discord', `It cannot be reached. ${messageOf(error)}`, mend)];
  }
  const findings = judge(report, config);
  if (!report.bot.isBot || report.gateway.startsLeft === 0) return findings;
  const client = createDiscordClient(
    { clock, log },
    { token, apiUrl, loginTimeoutMs: LOGIN_TIMEOUT_MS, onRefused: () => undefined },
  );
  try {
    await client.login();
    findings.push(good('Gateway', 'connected, without any privileged intent'));
    findings.push(...(channels === null ? [] : checkChannels(client, channels)));
  } catch (error) {
    if (!(error instanceof UserError || error instanceof TransientError)) throw error;
    const mend = 'https://discordstatus.com tells of outages; else see what the message asks for.';
    findings.push(bad('Gateway', messageOf(error), mend));
  } finally {
    await client.close();
  }
  return findings;
}

/** Of what Discord says of the bot. */
export function judge(
  { bot, application, gateway, ...report }: DiscordReport,
  config: Settings,
): Finding[] {
  if (!bot.isBot) {
    const mend =
      'Use the token of your application’s bot: Discord bans people who run a program as themselves.';
    return [bad('Token', `It is of a person (${bot.name}), not of a bot.`, mend)];
  }
  const links = inviteLinks(application.id);
  return [
    good('Token', `of the bot ${bot.name}, application ${application.id}`),
    good('Invite link', links.server),
    ...interactions(application, config.DISCORD_PUBLIC_KEY),
    ...starts(gateway, config),
    clockFinding(report.clockAheadMs),
  ];
}

function interactions(
  { interactionsUrl: url, publicKey }: DiscordReport['application'],
  ownKey: string | undefined,
): Finding[] {
  const about = 'Commands';
  const place = 'https://discord.com/developers/applications, General Information';
  if (ownKey !== undefined && ownKey.toLowerCase() !== publicKey.toLowerCase()) {
    const mend = `Set DISCORD_PUBLIC_KEY to the “Public Key” at ${place}.`;
    return [bad(about, 'DISCORD_PUBLIC_KEY is the key of another application.', mend)];
  }
  if (url === null) return [];
  if (ownKey !== undefined) return [good(about, `Discord sends them to ${url}`)];
  const mend = `Empty “Interactions Endpoint URL” at ${place}; or set DISCORD_PUBLIC_KEY, if that address leads to \`/interactions\` of HTTP_PORT.`;
  return [bad(about, `Discord sends them to ${url}, so that the bot hears none.`, mend)];
}

function starts(
  { shards, startsLeft, startsTotal }: DiscordReport['gateway'],
  { KEYPOINT_ROLES: roles, DISCORD_SHARDS: own }: Settings,
): Finding[] {
  const says = `${startsLeft} of ${startsTotal} connections of today are left`;
  const findings = [];
  if (startsLeft === 0)
    findings.push(
      bad(
        'Rate limits',
        `${says}.`,
        'Wait a day, and see in the log why Keypoint connects so often.',
      ),
    );
  else if (startsLeft < FEW_STARTS)
    findings.push(
      notice('Rate limits', `${says}.`, 'See in the log why Keypoint connects so often.'),
    );
  else findings.push(good('Rate limits', says));
  return roles.has('gateway') ? [...findings, ...connections(shards, own)] : findings;
}

/** Of how many connections Discord recommends, which this process has. */
function connections(shards: number, own: Config['DISCORD_SHARDS']): Finding[] {
  const about = 'Shards';
  const recommends = `Discord recommends ${shards}`;
  if (own === undefined)
    return shards > 1 ? [good(about, `${recommends}; this process connects them all`)] : [];
  const says = `${recommends}; this process connects ${own.ids.join(', ')} of ${own.count}`;
  if (own.count >= shards) return [good(about, says)];
  const mend = `Let all processes count to ${shards} or more in DISCORD_SHARDS: Discord closes connections of too many servers (code 4011).`;
  return [notice(about, `${says}.`, mend)];
}

function clockFinding(aheadMs: number): Finding {
  const about = 'Clock';
  const off = Math.abs(aheadMs);
  if (off < SKEW_MS) return good(about, 'as Discord’s');
  const says = `It is ${Math.round(off / 1_000)} seconds ${aheadMs > 0 ? 'ahead of' : 'behind'} Discord’s.`;
  const mend =
    'Let the system keep its time (`timedatectl set-ntp true`): digests and quiet hours go by it.';
  return off < BAD_SKEW_MS ? notice(about, says, mend) : bad(about, says, mend);
}

/** Each channel with alerts, by what the gateway told of the bot's rights in it. */
function checkChannels(client: DiscordClient, channels: readonly ChannelPlace[]): Finding[] {
  const about = 'Channels';
  if (channels.length === 0) {
    return [notice(about, 'No channel has alerts yet.', 'Use `/setup` in your server.')];
  }
  const findings = channels.flatMap((place) => checkChannel(client, place));
  const isAllGood = findings.length === 0;
  const all = counted(channels.length, 'channel has', 'channels have');
  return isAllGood
    ? [good(about, `${all} alerts, each gives the rights that cards need`)]
    : findings;
}

function checkChannel(client: DiscordClient, place: ChannelPlace): Finding[] {
  const { discordId: channelId, guildId } = place;
  const channel = client.server.channel({ guildId, channelId });
  const about = `Channel ${channel ? `#${channel.name} (${channelId})` : channelId}`;
  if (client.isInOutage({ channelId, guildId }))
    return [unknown(about, 'Discord has an outage there.')];
  if (channel === null && client.guildLocaleOf(guildId) === null) {
    const says = `Keypoint is not in its server (${guildId}).`;
    const mend = '`keypoint invite` has the link that brings it back; alerts are kept for 30 days.';
    return [bad(about, says, mend)];
  }
  if (channel === null) {
    const paused =
      place.paused ?? 'Discord tells nothing of it: it is deleted, or Keypoint may not see it.';
    const mend =
      'Give Keypoint’s role “View Channel” there, or remove its alerts (`/alerts list`).';
    return [bad(about, paused, mend)];
  }
  const lacks = lackingRights(channel.permissions, channel.type);
  if (lacks.length > 0) {
    const names = rightNames(lacks, textsFor('en-US'));
    const mend = `In Discord: the channel’s settings, Permissions, Keypoint’s role: allow ${names}.`;
    return [bad(about, `It does not give ${names}.`, mend)];
  }
  const cannotLook = (channel.permissions & HISTORY) === 0n;
  if (place.paused === null && cannotLook) {
    const mend =
      'Allow it there: where an answer of Discord’s is lost, Keypoint looks whether the message has come before it sends it again.';
    return [notice(about, 'It does not give “Read Message History”.', mend)];
  }
  if (place.paused === null) return [];
  return [
    notice(
      about,
      `Its alerts are paused: ${place.paused}`,
      'They go on when Keypoint runs and the channel is open.',
    ),
  ];
}
