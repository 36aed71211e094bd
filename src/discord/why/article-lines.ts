/** Owns what an explanation says of an article: where it was read, its quality, its topics. */
import type { ArticleGate, Gates, Reading } from '../../explain/explanation.ts';
import type { Taxonomy } from '../../topics/taxonomy.ts';
import { fitLines } from '../cards/fit-lines.ts';
import { escapeText, timestamp } from '../markup.ts';
import type { Texts } from '../texts/texts-for.ts';
import { GATE_LIMIT } from './gate-limit.ts';
import { signalLine } from './signal-line.ts';
import { stateWords, topicReason } from './stored-words.ts';

const SOURCES = 3;
const NAME_LENGTH = 80;
const REASON_LENGTH = 200;
const TOPICS = 8;
const SIGNALS = 16;

export function readLines(article: ArticleGate, texts: Texts): string {
  const { readings, firstSeenAt, publishedAt, outlet } = article;
  const times = [
    escapeText(outlet, NAME_LENGTH),
    ...(publishedAt ? [texts('why.read.published', { when: timestamp(publishedAt, 'f') })] : []),
    texts('why.read.firstSeen', { when: timestamp(firstSeenAt, 'f') }),
  ];
  const where = readings.map((reading) => `• ${readingLine(reading, texts)}`);
  const lines = where.length > 0 ? where : [`• ${texts('why.read.cited')}`];
  return fitLines([times.join(' · '), ...lines], { limit: GATE_LIMIT, most: 1 + SOURCES, texts });
}

function readingLine({ kind, source, ...reading }: Reading, texts: Texts): string {
  const name = source === null ? '' : escapeText(source, NAME_LENGTH);
  const where =
    kind === 'feed'
      ? name
        ? texts('why.read.feed', { source: name })
        : texts('why.read.anyFeed')
      : name
        ? texts('why.read.folder', { source: name })
        : texts('why.read.anyFolder');
  const { rejected } = reading;
  const more = [
    ...(reading.isBacklog ? [texts('why.read.backlog')] : []),
    ...(reading.isRemoved ? [texts('why.read.removed')] : []),
    ...(rejected ? [rejectedWords(rejected, texts)] : []),
  ];
  return [where, ...more].join(' · ');
}

function rejectedWords(
  { file, line, reason: stored }: NonNullable<Reading['rejected']>,
  texts: Texts,
): string {
  const reason = escapeText(stored, REASON_LENGTH);
  const name = escapeText(file, NAME_LENGTH);
  return line === null
    ? texts('why.rejectedFile', { file: name, reason })
    : texts('why.rejectedAt', { file: name, line, reason });
}

export function qualityLines(article: ArticleGate, texts: Texts): string {
  const lines = article.parts.map((part) => signalLine(part, texts));
  return fitLines([stateWords(article, texts), ...lines], {
    limit: GATE_LIMIT,
    most: 1 + SIGNALS,
    texts,
  });
}

/** Of the story: those that its other articles brought say so. */
export function topicLines(
  { article, story }: Gates,
  { taxonomy, texts }: { taxonomy: Taxonomy; texts: Texts },
): string {
  const own = new Map(article.topics.map(({ topic, reason }) => [topic, reason]));
  const slugs = [...new Set([...own.keys(), ...story.topics])];
  if (slugs.length === 0) return texts('why.topic.none');
  const lines = slugs.map((slug) => {
    const topic = taxonomy.bySlug(slug);
    const label = escapeText(topic ? `${topic.emoji} ${topic.name}` : slug, NAME_LENGTH);
    const reason = own.get(slug);
    const why = reason === undefined ? texts('why.topic.byOther') : topicReason(reason, texts);
    return `${label}: ${why}`;
  });
  return fitLines(lines, { limit: GATE_LIMIT, most: TOPICS, texts });
}
