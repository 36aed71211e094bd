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
import type { Texts } from '../texts/texts-for.ts';
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
  texts: Texts;
  /** In a person's own messages nobody votes. */
  isDirect?: boolean;
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
    components: buttonRows(args),
    allowed_mentions: { parse: [] },
  };
}

function embedOf({ story, taxonomy, authorityOf, texts }: CardArgs): APIEmbed {
  const { head } = story;
  const topics = story.topics.flatMap((slug) => taxonomy.bySlug(slug) ?? []);
  const url = httpLink(head.url);
  const image = head.image && !story.retracted ? httpLink(head.image.url) : null;
  const fields = fieldsOf(story, texts);
  return {
    color: story.retracted ? RETRACTED_COLOR : colorOf(topics),
    author: authorOf(head, authorityOf(head.provider.domain), texts),
    title: escapeText(head.title, TITLE_LIMIT) || texts('common.untitled'),
    ...(url === null ? {} : { url }),
    description: descriptionOf(story, topics, texts),
    ...(image === null ? {} : { image: { url: image } }),
    ...(fields.length === 0 ? {} : { fields }),
    footer: { text: footerOf(story, texts) },
  };
}

function authorOf(
  head: ArticleView,
  authority: number | null,
  texts: Texts,
): { name: string; url?: string } {
  const { name, domain } = head.provider;
  const known = plainLine(name, OUTLET_LENGTH) || plainLine(domain, OUTLET_LENGTH);
  const outlet = known || texts('common.unknown');
  const url = httpLink(`https://${domain}`);
  const weight = authority === null ? '' : texts('card.authority', { authority });
  return {
    name: [outlet, typeSign(head.type, texts), weight].filter(Boolean).join(' · '),
    ...(url === null ? {} : { url }),
  };
}

function descriptionOf(story: StoryView, topics: readonly Topic[], texts: Texts): string {
  const { head } = story;
  const names = topics.map(({ name, emoji }) => escapeText(topicLabel({ name, emoji }), 120));
  const published = head.publishedAt
    ? texts('card.published', { when: timestamp(head.publishedAt, 'R') })
    : texts('card.firstSeen', { when: timestamp(story.firstSeenAt, 'R') });
  const changed = story.revision > 1 && !story.retracted;
  const when = timestamp(story.changedAt, 'R');
  const times = changed ? `${published} · ${texts('card.updated', { when })}` : published;
  const authors = head.paper ? authorLine(head.paper, texts) : '';
  const by = authors === '' ? '' : texts('card.by', { authors });
  const facts = [by, topicLine(names), times].filter(Boolean).join('\n');
  const opening = story.retracted
    ? texts('card.retractedOpening', { when })
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

function fieldsOf({ coverage, withdrawn }: StoryView, texts: Texts): APIEmbedField[] {
  const fit = (lines: string[], most: number) =>
    fitLines(lines, { limit: FIELD_LIMIT, most, texts });
  const lists = [
    {
      name: texts('card.coveredBy'),
      value: fit(
        coverage.map((article) => coverageLine(article, texts)),
        COVERAGE_LINES,
      ),
    },
    {
      // A head that was taken back does not just give way to the next.
      name: texts('card.takenBack'),
      value: fit(
        withdrawn.map((article) => withdrawnLine(article, texts)),
        WITHDRAWN_LINES,
      ),
    },
  ];
  return lists.filter(({ value }) => value !== '');
}

/** Without a link: what its publisher took back is not to be read on. */
function withdrawnLine({ title, provider }: ArticleView, texts: Texts): string {
  const outlet = escapeText(provider.name || provider.domain, OUTLET_LENGTH);
  const shown = escapeText(title, COVERAGE_TITLE_LENGTH) || texts('common.untitled');
  return `~~${shown}~~ · ${outlet}`;
}

function coverageLine({ title, url, provider }: ArticleView, texts: Texts): string {
  const outlet = escapeText(provider.name || provider.domain, OUTLET_LENGTH);
  const link = maskedLink(title, url, COVERAGE_LINE_LENGTH, COVERAGE_TITLE_LENGTH);
  return `• ${link || texts('common.untitled')} · ${outlet}`;
}

function footerOf({ heat, coverage, retracted }: StoryView, texts: Texts): string {
  return [
    ...(retracted ? [texts('card.retracted')] : []),
    texts('card.heat', { heat }),
    texts('card.articles', { count: coverage.length + 1 }),
  ].join(' · ');
}

/** https://docs.discord.com/developers/components/reference#action-row */
const ROW_MOST = 5;

/** One row where they fit, else what leads on in the first and what answers in the second. */
function buttonRows(args: CardArgs): CardBody['components'] {
  const links = linksOf(args);
  const answers = answersOf(args);
  const rows =
    links.length + answers.length > ROW_MOST ? [links, answers] : [[...links, ...answers]];
  return rows.map((components) => ({ type: ComponentType.ActionRow, components }));
}

function linksOf({ story, mark, texts }: CardArgs): APIButtonComponent[] {
  const { head, retracted } = story;
  const url = httpLink(head.url, BUTTON_URL_LIMIT);
  const label = texts(head.paper ? 'card.abstract' : 'card.read');
  const read: APIButtonComponent[] =
    url === null ? [] : [{ type: ComponentType.Button, style: ButtonStyle.Link, label, url }];
  return [
    ...read,
    // With the other two they are five, which is all that a row holds.
    ...(head.paper && !retracted ? paperButtons(head.paper, texts) : []),
    button(texts('card.related'), `related:${story.id}:${mark}:${story.revision}`),
  ];
}

/** What was taken back is nothing to follow, nor to vote on. */
function answersOf({ story, texts, isDirect = false }: CardArgs): APIButtonComponent[] {
  const { id, retracted } = story;
  return [
    button(texts('feedback.why'), `why:${id}`),
    ...(retracted ? [] : [button(texts('feedback.follow'), `follow:${id}`)]),
    ...(retracted || isDirect ? [] : [button(texts('feedback.notForUs'), `not-for-us:${id}`)]),
  ];
}

function button(label: string, customId: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: customId };
}
