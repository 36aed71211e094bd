/** Owns the message that tells somebody which of the places that they chose take no alerts now. */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { NoticeView } from '../../delivery/sender.ts';
import { channelList } from '../markup.ts';
import type { MessageBody } from '../payload.ts';
import { reasonIn } from '../texts/reasons.ts';
import type { Texts } from '../texts/texts-for.ts';

const REASON_LENGTH = 250;
/** Together well within a message, whatever they are: a channel's mention has up to 24 characters. */
const MOST_REASONS = 4;
const MOST_PLACES = 8;

/** No embed: where it has to go to a channel, that channel may not allow any. */
export function noticeMessage(
  { id, places }: NoticeView,
  { mark, texts }: { mark: string; texts: Texts },
): MessageBody {
  const byReason = new Map<string, string[]>();
  for (const { reason, discordId } of places) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), discordId]);
  }
  const groups = [...byReason];
  const lines = groups.slice(0, MOST_REASONS).map(([reason, ids]) => {
    const channels = channelList(ids, MOST_PLACES, texts);
    return `• ${channels}: ${reasonIn(texts, reason, REASON_LENGTH)}`;
  });
  const left = groups.slice(MOST_REASONS).flatMap(([, ids]) => ids).length;
  const count = places.length;
  const button = texts('notices.tryAgain');
  return {
    content: [
      texts('notices.paused', { count }),
      ...lines,
      ...(left > 0 ? [`• ${texts('common.andOthers', { count: left })}`] : []),
      texts('notices.goesOn', { count, button }),
    ].join('\n'),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Primary,
            label: button,
            custom_id: `retry-place:${id}:${mark}`,
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  };
}
