/** Owns the message that tells the operator of sources that fail, or do so no more. */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { ReportView } from '../../delivery/sender.ts';
import { escapeText, timestamp } from '../markup.ts';
import type { MessageBody } from '../payload.ts';
import type { Texts } from '../texts/texts-for.ts';

/** Of the 2000 code points of a message, without bullets, times and line ends. */
const LENGTH = 1_900;
const PER_LINE = 22;
const LINE_LENGTH = 400;

/** No embed: the channel may not allow any. All that it tells is in it, shorter where it is much. */
export function reportMessage(
  { id, lines }: ReportView,
  { mark, texts }: { mark: string; texts: Texts },
): MessageBody {
  const room = Math.floor(LENGTH / lines.length) - PER_LINE;
  const length = Math.max(Math.min(room, LINE_LENGTH), 1);
  const bullet = lines.length > 1 ? '• ' : '';
  const told = lines.map(({ text, at }) => {
    return `${bullet}${escapeText(text, length)} ${timestamp(at, 'R')}`;
  });
  return {
    content: told.join('\n'),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            // It does nothing: by its id the message is found again, by its number the log's line.
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: texts('reports.number', { id }),
            custom_id: `report:${id}:${mark}`,
            disabled: true,
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  };
}
