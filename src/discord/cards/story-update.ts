/** Owns the message that tells somebody who follows a story how it goes on. */
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { UpdateView } from '../../delivery/sender.ts';
import { escapeText, maskedLink } from '../markup.ts';
import type { MessageBody } from '../payload.ts';
import type { Texts } from '../texts/texts-for.ts';

/** Together well within a message's 2,000 characters. */
const TITLE_LENGTH = 200;
const LINE_LENGTH = 270;
const LINE_TITLE_LENGTH = 120;
const OUTLET_LENGTH = 60;
const MOST_LINES = 5;

export function updateMessage(
  update: UpdateView,
  { mark, texts }: { mark: string; texts: Texts },
): MessageBody {
  const { kind, storyId, articles } = update;
  const story = escapeText(update.title, TITLE_LENGTH);
  const outletOf = ({ provider }: (typeof articles)[number]) =>
    escapeText(provider.name, OUTLET_LENGTH);
  const lines = articles.slice(0, MOST_LINES).map((article) => {
    const link = maskedLink(article.title, article.url, LINE_LENGTH, LINE_TITLE_LENGTH);
    // In angle brackets: five previews would bury the message.
    return `• ${link.replace(/\]\((\S+)\)$/, '](<$1>)')} · ${outletOf(article)}`;
  });
  const left = articles.length - lines.length;
  const [first] = articles;
  const content =
    kind === 'retracted'
      ? [texts('updates.retracted', { story, outlet: first ? outletOf(first) : '' })]
      : [
          texts('updates.news', { story }),
          ...lines,
          ...(left > 0 ? [`• ${texts('updates.more', { count: left })}`] : []),
        ];
  return {
    content: content.join('\n'),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: texts('updates.stop'),
            custom_id: `stop-story:${storyId}:${mark}`,
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  };
}
