/** Owns the card: a story as one Discord message, within every limit whatever the story holds. */
import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
  type APIEmbedField,
} from 'discord-api-types/v10';
import type { ArticleView, StoryView } from '../../stories/story-view.ts';
import type { Taxonomy, Topic } from '../../topics/taxonomy.ts';
import { escapeText, httpLink, maskedLink, plainLine, timestamp } from '../markup.ts';
import { topicLabel } from '../topic-option.ts';
import { colorOf, RETRACTED_COLOR } from './colors.ts';
import { BUTTON_URL_LIMIT, FIELD_LIMIT, OUTLET_LENGTH, TITLE_LIMIT } from './embed-limits.ts';
import { fitLines } from './fit-lines.ts';
import { authorLine, paperButtons } from './paper.ts';
import { typeSign } from './type-sign.ts';

export type CardBody = {
  embeds: APIEmbed[];
  components: APIActionRowComponent<APIButtonComponent>[];
  allowed_mentions: { parse: [] };
};

type CardArgs = {
  story: StoryView;
  /** By which the message is found again after a lost answer: it stands in its button. */
  mark: string;
  taxonomy: Pick<Taxonomy, 'bySlug'>;
  /** Authority of an outlet by its domain; null when it is not known. */
  authorityOf: (domain: string) => number | null;
};

/** Ours: a card is read at a glance. */
const EXCERPT_LENGTH = 400;
const TOPICS_LENGTH = 400;
const COVERAGE_TITLE_LENGTH = 90;
const COVERAGE_LINE_LENGTH = 400;
const COVERAGE_LINES = 6;
const WITHDRAWN_LINES = 3;

export function storyCard(args: CardArgs): CardBody {
  return {
    embeds: [embedOf(args)],
    components: [{ type: ComponentType.ActionRow, components: buttonsOf(args) }],
    allowed_mentions: { parse: [] },
  };
}

function embedOf({ story, taxonomy, authorityOf }: CardArgs): APIEmbed {
  const { head } = story;
  const topics = story.topics.flatMap((slug) => taxonomy.bySlug(slug) ?? []);
  const url = httpLink(head.url);
  const image = head.image && !story.retracted ? httpLink(head.image.url) : null;
  const fields = fieldsOf(story);
  return {
    color: story.retracted ? RETRACTED_COLOR : colorOf(topics),
    author: authorOf(head, authorityOf(head.provider.domain)),
    title: escapeText(head.title, TITLE_LIMIT) || 'Untitled',
    ...(url === null ? {} : { url }),
    description: descriptionOf(story, topics),
    ...(image === null ? {} : { image: { url: image } }),
    ...(fields.length === 0 ? {} : { fields }),
    footer: { text: footerOf(story) },
  };
}

function authorOf(head: ArticleView, authority: number | null): { name: string; url?: string } {
  const { name, domain } = head.provider;
  const outlet = plainLine(name, OUTLET_LENGTH) || plainLine(domain, OUTLET_LENGTH) || 'Unknown';
  const url = httpLink(`https://${domain}`);
  const weight = authority === null ? '' : `authority ${authority}`;
  return {
    name: [outlet, typeSign(head.type), weight].filter(Boolean).join(' · '),
    ...(url === null ? {} : { url }),
  };
}

function descriptionOf(story: StoryView, topics: readonly Topic[]): string {
  const { head } = story;
  const names = topics.map(({ name, emoji }) => escapeText(topicLabel({ name, emoji }), 120));
  const published = head.publishedAt
    ? `Published ${timestamp(head.publishedAt, 'R')}`
    : `First seen ${timestamp(story.firstSeenAt, 'R')}`;
  const changed = story.revision > 1 && !story.retracted;
  const times = changed ? `${published} · updated ${timestamp(story.changedAt, 'R')}` : published;
  const authors = head.paper ? authorLine(head.paper) : '';
  const by = authors === '' ? '' : `By ${authors}`;
  const facts = [by, topicLine(names), times].filter(Boolean).join('\n');
  const opening = story.retracted
    ? `**Retracted:** whoever published this took it back ${timestamp(story.changedAt, 'R')}.`
    : escapeText(head.excerpt, EXCERPT_LENGTH);
  return [opening, facts].filter(Boolean).join('\n\n');
}

function topicLine(names: readonly string[]): string {
  let line = '';
  for (const name of names) {
    const longer = line === '' ? name : `${line} · ${name}`;
    if (longer.length > TOPICS_LENGTH) break;
    line = longer;
  }
  return line;
}

function fieldsOf({ coverage, withdrawn }: StoryView): APIEmbedField[] {
  const lists = [
    {
      name: 'Also covered by',
      value: fitLines(coverage.map(coverageLine), FIELD_LIMIT, COVERAGE_LINES),
    },
    {
      // A head that was taken back does not just give way to the next.
      name: 'Taken back',
      value: fitLines(withdrawn.map(withdrawnLine), FIELD_LIMIT, WITHDRAWN_LINES),
    },
  ];
  return lists.filter(({ value }) => value !== '');
}

/** Without a link: what its publisher took back is not to be read on. */
function withdrawnLine({ title, provider }: ArticleView): string {
  const outlet = escapeText(provider.name || provider.domain, OUTLET_LENGTH);
  return `~~${escapeText(title, COVERAGE_TITLE_LENGTH) || 'Untitled'}~~ · ${outlet}`;
}

function coverageLine({ title, url, provider }: ArticleView): string {
  const outlet = escapeText(provider.name || provider.domain, OUTLET_LENGTH);
  const link = maskedLink(title, url, COVERAGE_LINE_LENGTH, COVERAGE_TITLE_LENGTH) || 'Untitled';
  return `• ${link} · ${outlet}`;
}

function footerOf({ heat, coverage, retracted }: StoryView): string {
  const articles = coverage.length + 1;
  const parts = [`Heat ${heat}`, articles === 1 ? '1 article' : `${articles} articles`];
  return [...(retracted ? ['Retracted'] : []), ...parts].join(' · ');
}

function buttonsOf({ story, mark }: CardArgs): APIButtonComponent[] {
  const { head, retracted } = story;
  const url = httpLink(head.url, BUTTON_URL_LIMIT);
  const label = head.paper ? 'Abstract' : 'Read';
  const read: APIButtonComponent[] =
    url === null ? [] : [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url }];
  return [
    ...read,
    // With the other two they are five, which is all that a row holds.
    ...(head.paper && !retracted ? paperButtons(head.paper) : []),
    {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: 'Related',
      custom_id: `related:${story.id}:${mark}:${story.revision}`,
    },
  ];
}
