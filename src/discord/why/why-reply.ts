/** Owns the answer to why a story was posted somewhere, or why it was not: one embed, gate by gate. */
import type { APIEmbedField } from 'discord-api-types/v10';
import { explain } from '../../explain/explain.ts';
import type { Explanation, Gates } from '../../explain/explanation.ts';
import type { Asked } from '../../explain/find-asked.ts';
import type { Standing } from '../../explain/find-place.ts';
import { UserError } from '../../lib/errors.ts';
import { colorOf } from '../cards/colors.ts';
import { TITLE_LIMIT } from '../cards/embed-limits.ts';
import type { DiscordContext } from '../context.ts';
import { escapeText, httpLink, plainLine } from '../markup.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { qualityLines, readLines, topicLines } from './article-lines.ts';
import { limitLines, messageLines, ruleLines } from './place-lines.ts';
import { heatLines, memberLines } from './story-lines.ts';
import { verdictSentence } from './verdict-sentence.ts';

type WhyArgs = { asked: Asked; standing: Standing; texts: Texts };
type KnownContext = Pick<DiscordContext, 'db' | 'clock' | 'alertBar' | 'taxonomy'>;

const PATH_LENGTH = 200;
const REASON_LENGTH = 400;

/** @throws UserError for what Keypoint has never read, or could not. */
export async function whyReply(context: KnownContext, args: WhyArgs): Promise<MessageBody> {
  const { asked, standing, texts } = args;
  const explanation = await explain(context, { asked, standing });
  if (explanation.status !== 'known') throw new UserError(unknownSentence(explanation, texts));
  return { embeds: [embedOf(context, explanation, args)] };
}

function unknownSentence(
  explanation: Exclude<Explanation, { status: 'known' }>,
  texts: Texts,
): string {
  if (explanation.status === 'unknown') return texts('why.unknown');
  const file = `\`${plainLine(explanation.file, PATH_LENGTH).replaceAll('`', '')}\``;
  const reason = escapeText(explanation.reason, REASON_LENGTH);
  const { line } = explanation;
  return line === null
    ? texts('why.rejectedFile', { file, reason })
    : texts('why.rejectedAt', { file, line, reason });
}

function embedOf({ taxonomy }: KnownContext, gates: Gates, { standing, texts }: WhyArgs) {
  const { article, story, place } = gates;
  const where =
    'userId' in standing ? texts('why.dm') : `<#${place?.discordId ?? standing.channelId}>`;
  const url = httpLink(article.url);
  const title = texts('why.title', { title: article.title || texts('common.untitled') });
  const topics = story.topics.flatMap((slug) => taxonomy.bySlug(slug) ?? []);
  const fields: APIEmbedField[] = [
    { name: texts('why.gate.read'), value: readLines(article, texts) },
    {
      name: texts('why.gate.quality', { quality: article.quality }),
      value: qualityLines(article, texts),
    },
    { name: texts('why.gate.topics'), value: topicLines(gates, { taxonomy, texts }) },
    { name: texts('why.gate.story'), value: memberLines(story, texts) },
    {
      name: texts('why.gate.heat', { heat: story.heat }),
      value: heatLines(story, place, texts),
    },
    { name: texts('why.gate.rules'), value: place ? ruleLines(place, { taxonomy, texts }) : '' },
    { name: texts('why.gate.limits'), value: place ? limitLines(place, texts) : '' },
    { name: texts('why.gate.message'), value: place ? messageLines(place, texts) : '' },
  ];
  return {
    color: colorOf(topics),
    title: escapeText(title, TITLE_LIMIT),
    ...(url === null ? {} : { url }),
    description: `${where}\n${verdictSentence(gates, { standing, texts })}`,
    fields: fields.filter(({ value }) => value !== ''),
  };
}
