/** Owns a page of a channel's log as its admins read it. */
import { channelLog, type LogEntry, type LogPlace } from '../../delivery/channel-log.ts';
import { UserError } from '../../lib/errors.ts';
import { row, secondaryButton } from '../buttons.ts';
import { colorOf } from '../cards/colors.ts';
import type { DiscordContext } from '../context.ts';
import { escapeText, maskedLink, timestamp } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import { reasonIn } from '../texts/reasons.ts';
import type { Texts } from '../texts/texts-for.ts';

/** Of lines of up to 400 code points. */
const PAGE_SIZE = 8;
const TITLE_LENGTH = 110;
/** With the address of a message. */
const LINK_LENGTH = 220;
const REASON_LENGTH = 120;

type Args = { guildId: string; channelId: string; before: LogPlace; texts: Texts };

/** @throws UserError where the channel gets no alerts */
export async function logPage(
  { db }: Pick<DiscordContext, 'db'>,
  { texts, ...place }: Args,
): Promise<MessageBody> {
  const { guildId, channelId, before } = place;
  const log = await channelLog({ db }, { ...place, limit: PAGE_SIZE });
  const channel = `<#${channelId}>`;
  if (!log) throw new UserError(texts('alerts.noAlertsYet', { channel }));
  if (log.entries.length === 0) {
    return { content: texts(before ? 'log.noOlder' : 'log.nothing', { channel }) };
  }
  const buttons = [
    ...(before ? [secondaryButton(texts('log.newest'), `alerts-log:${channelId}`)] : []),
    ...(log.next
      ? [secondaryButton(texts('log.older'), `alerts-log:${channelId}:${write(log.next)}`)]
      : []),
  ];
  return {
    embeds: [
      {
        title: texts('log.title'),
        color: colorOf([]),
        description: [channel, ...log.entries.map((one) => lineOf(texts, one, guildId))].join('\n'),
      },
    ],
    components: buttons.length === 0 ? [] : [row(...buttons)],
  };
}

function write(place: NonNullable<LogPlace>): string {
  return `${place.story}:${place.digest}`;
}

/** As `write` wrote it; the newest page for anything else. */
export function readLogPlace(story: string | undefined, digest: string | undefined): LogPlace {
  const isNumber = (text: string | undefined) => /^\d{1,16}$/.test(text ?? '');
  return isNumber(story) && isNumber(digest)
    ? { story: Number(story), digest: Number(digest) }
    : null;
}

const SIGNS = {
  sent: '✅',
  due: '⏳',
  sending: '⏳',
  gathered: '🗞️',
  held: '✋',
  failed: '❌',
} as const satisfies Record<LogEntry['state'], string>;

function lineOf(texts: Texts, entry: LogEntry, guildId: string): string {
  const { what, state, message, createdAt, sentAt } = entry;
  const title =
    what.kind === 'story'
      ? what.title
      : texts(`log.digest.${what.cadence}`, { count: what.stories });
  const name = message
    ? maskedLink(
        title,
        `https://discord.com/channels/${guildId}/${message.channelId}/${message.messageId}`,
        LINK_LENGTH,
        TITLE_LENGTH,
      )
    : escapeText(title, TITLE_LENGTH);
  const when = timestamp(sentAt ?? createdAt, 'R');
  return `${SIGNS[state]} ${when} **${name || texts('common.untitled')}** · ${stateOf(texts, entry)}`;
}

function stateOf(texts: Texts, { what, state, reason, nextAt }: LogEntry): string {
  const why = reason === null ? '' : reasonIn(texts, reason, REASON_LENGTH);
  const when = nextAt === null ? null : timestamp(nextAt, 'R');
  switch (state) {
    case 'sent':
      return texts('log.sent');
    case 'due':
    case 'sending': {
      const waits = when === null ? texts('log.waits') : texts('log.waitsUntil', { when });
      return why === '' ? waits : texts('log.because', { what: waits, reason: why });
    }
    case 'gathered':
      return when === null ? texts('log.inDigest') : texts('log.forDigest', { when });
    case 'held':
      if (what.kind === 'story' && what.heldFor !== null) return texts(`log.held.${what.heldFor}`);
      return texts('log.because', { what: texts('log.notSent'), reason: why });
    case 'failed':
      return why === ''
        ? texts('log.failed')
        : texts('log.because', { what: texts('log.failed'), reason: why });
  }
}
