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

/** What a post and an edit have in common. */
export type MessageBody = {
  content?: string;
  embeds?: APIEmbed[];
  components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  /** Said at each edit too: without it Discord falls back on its default. */
  allowed_mentions: { parse: [] };
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
export function payloadOf(content: Content, mark: string, deps: PayloadDeps): MessageBody {
  switch (content.kind) {
    case 'card':
      return storyCard({ story: content.story, mark, ...deps });
    case 'digest':
      return digestCard({ digest: content.digest, mark, taxonomy: deps.taxonomy });
    case 'notice':
      return noticeMessage(content.notice, mark);
    case 'report':
      return reportMessage(content.report, mark);
  }
}
