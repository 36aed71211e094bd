/** Owns the message that tells somebody which of the places that they chose take no alerts now. */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { NoticeView } from '../../delivery/sender.ts';
import { channelList, escapeText } from '../markup.ts';
import type { MessageBody } from '../payload.ts';

const REASON_LENGTH = 250;
/** Together well within a message, whatever they are: a channel's mention has up to 24 characters. */
const MOST_REASONS = 4;
const MOST_PLACES = 8;

/** No embed: where it has to go to a channel, that channel may not allow any. */
export function noticeMessage({ id, places }: NoticeView, mark: string): MessageBody {
  const byReason = new Map<string, string[]>();
  for (const { reason, discordId } of places) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), discordId]);
  }
  const groups = [...byReason];
  const lines = groups.slice(0, MOST_REASONS).map(([reason, ids]) => {
    return `• ${channelList(ids, MOST_PLACES)}: ${escapeText(reason, REASON_LENGTH)}`;
  });
  const left = groups.slice(MOST_REASONS).flatMap(([, ids]) => ids).length;
  const where = places.length === 1 ? 'in one channel' : `in ${places.length} channels`;
  const it = places.length === 1 ? 'it is' : 'they are';
  return {
    content: [
      `**Alerts are paused ${where}.**`,
      ...lines,
      ...(left > 0 ? [`• and ${left} more`] : []),
      `They go on by themselves as soon as ${it} open to Keypoint again; “Try again” tries at once. ` +
        'Until then what comes in waits.',
    ].join('\n'),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Primary,
            label: 'Try again',
            custom_id: `retry-place:${id}:${mark}`,
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  };
}
