/** Owns saying what a rule would have posted in the last weeks. */
import { previewRule, type RulePreview } from '../../subscriptions/preview-rule.ts';
import type { RuleQuery } from '../../subscriptions/rule.ts';
import { colorOf } from '../cards/colors.ts';
import { storyList } from '../cards/story-list.ts';
import type { DiscordContext } from '../context.ts';
import type { MessageBody } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { askedText } from './rule-text.ts';

const STORIES_SHOWN = 5;

export type Previewed = RuleQuery & {
  minHeat: number | null;
  dailyTarget: number | null;
  barShift: number;
};

export async function previewBody(
  context: DiscordContext,
  texts: Texts,
  { minHeat, dailyTarget, barShift, ...query }: Previewed,
): Promise<MessageBody> {
  const args = { query, minHeat, dailyTarget, barShift, limit: STORIES_SHOWN };
  const preview = await previewRule(context, args);
  const what = askedText(texts, context.taxonomy, query);
  const content = [
    what,
    texts('rules.fromHeat', { heat: preview.bar }),
    volumeText(texts, preview),
  ].join('\n');
  if (preview.newest.length === 0) return { content };
  const topic = context.taxonomy.bySlug(query.topic ?? '');
  const title = texts(preview.posts === 0 ? 'rules.previewBacklog' : 'rules.previewTitle');
  const list = storyList({
    title,
    color: colorOf(topic ? [topic] : []),
    stories: preview.newest,
    texts,
  });
  return { content, embeds: [list] };
}

export function volumeText(
  texts: Texts,
  { days, posts, perDay }: Pick<RulePreview, 'days' | 'posts' | 'perDay'>,
): string {
  const count = Math.max(Math.round(days), 1);
  if (posts === 0) return texts('rules.wouldHaveNone', { count });
  const rate = new Intl.NumberFormat(texts.language, {
    maximumFractionDigits: perDay < 10 ? 1 : 0,
  }).format(perDay);
  return texts('rules.wouldHave', { count, posts, rate });
}
