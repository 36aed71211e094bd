/** Owns the picture beside trending stories: which topics were how hot on the last days. */
import { messageOf } from '../../lib/errors.ts';
import { localDayOf } from '../../lib/zoned-time.ts';
import { trendingTopics, type TrendingTopic } from '../../stories/trending-topics.ts';
import type { DiscordContext } from '../context.ts';
import { plainLine } from '../markup.ts';
import type { ReplyFile } from '../reply.ts';
import type { Texts } from '../texts/texts-for.ts';
import { DAY_MS } from '../../lib/spans.ts';

const TOPICS = 5;
const DAYS = 7;
const NAME_LENGTH = 40;
/** https://docs.discord.com/developers/resources/message#attachment-object */
const DESCRIPTION_LIMIT = 1_024;
export const PICTURE_NAME = 'heat.png';

/** Null when there is nothing to draw, or it cannot be drawn here: the answer does without. */
export async function heatPicture(
  { db, clock, log, taxonomy }: Pick<DiscordContext, 'db' | 'clock' | 'log' | 'taxonomy'>,
  texts: Texts,
): Promise<ReplyFile | null> {
  const topics = await trendingTopics({ db, clock }, { limit: TOPICS, days: DAYS });
  if (topics.length === 0) return null;
  const nameOf = ({ slug }: TrendingTopic) =>
    plainLine(taxonomy.bySlug(slug)?.name ?? slug, NAME_LENGTH);
  const lines = topics.map((topic) => ({
    label: nameOf(topic),
    heat: topic.daily.map(({ heat }) => heat),
  }));
  const now = clock.now().getTime();
  const days = Array.from({ length: DAYS }, (_, index) =>
    localDayOf(new Date(now - (DAYS - 1 - index) * DAY_MS), 'UTC').slice(5),
  );
  try {
    // Only when somebody asks: it takes room that most processes never need.
    const { drawHeat } = await import('./draw-heat.ts');
    return {
      name: PICTURE_NAME,
      contentType: 'image/png',
      data: await drawHeat(days, lines),
      description: plainLine(describe(lines, texts), DESCRIPTION_LIMIT),
    };
  } catch (error) {
    log.warn({ reason: messageOf(error) }, 'the picture of heat could not be drawn');
    return null;
  }
}

/** For who cannot see it. */
function describe(lines: readonly { label: string; heat: number[] }[], texts: Texts): string {
  const each = lines.map(({ label, heat }) => `${label}: ${heat.join(', ')}`);
  return `${texts('news.pictureShows', { count: DAYS })} ${each.join('; ')}`;
}
