/** Owns how each content of the outboxes becomes the body of a Discord message. */
import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
} from 'discord-api-types/v10';
import type { Content } from '../delivery/sender.ts';
import type { Taxonomy } from '../topics/taxonomy.ts';
import { digestCard } from './cards/digest-card.ts';
import { noticeMessage } from './cards/notice.ts';
import { reportMessage } from './cards/report.ts';
import { storyCard } from './cards/story-card.ts';
import { updateMessage } from './cards/story-update.ts';
import { testMessage } from './cards/test-message.ts';
import type { Texts } from './texts/texts-for.ts';

/** What a post and an edit have in common. */
export type MessageBody = {
  content?: string;
  embeds?: APIEmbed[];
  components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** Said at each edit too: without it Discord falls back on its default. */
  allowed_mentions: { parse: []; roles?: string[]; users?: string[] };
};

export type PayloadDeps = {
  taxonomy: Pick<Taxonomy, 'bySlug'>;
  /** Authority of an outlet by its domain; null when it is not known. */
  authorityOf: (domain: string) => number | null;
};

/**
 * @param mark by which the message is found again after a lost answer: one of the parts, between
 * colons, of a button's `custom_id`
 */
export function payloadOf(
  content: Content,
  mark: string,
  deps: PayloadDeps & { texts: Texts; isDirect?: boolean },
): MessageBody {
  const { taxonomy, texts } = deps;
  switch (content.kind) {
    case 'card': {
      const { authorityOf, isDirect = false } = deps;
      return storyCard({ story: content.story, mark, taxonomy, authorityOf, texts, isDirect });
    }
    case 'test':
      return testMessage(content.test, deps);
    case 'digest':
      return digestCard({ digest: content.digest, mark, taxonomy, texts });
    case 'notice':
      return noticeMessage(content.notice, { mark, texts });
    case 'report':
      return reportMessage(content.report, { mark, texts });
    case 'update':
      return updateMessage(content.update, { mark, texts });
  }
}
