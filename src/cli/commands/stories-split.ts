/** Owns `keypoint stories split`: says that a story is two. */
import { splitStory } from '../../ingest/split-by-hand.ts';
import { systemClock } from '../../lib/clock.ts';
import { readJudgement } from '../../wiring.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { readNumber } from '../read-numbers.ts';
import { CARDS_FOLLOW } from '../story-words.ts';
import { withDatabase } from '../with-database.ts';

export async function storiesSplit({ config, args }: CliCall): Promise<CliAnswer> {
  const [text = '', ...articles] = args;
  const storyId = readNumber(text, 'a story');
  const articleIds = articles.map((one) => readNumber(one, 'an article'));
  const { line } = readJudgement(config);
  const now = systemClock.now();
  const split = await withDatabase(config, (db) =>
    db.transaction((tx) => splitStory(tx, line, { now, storyId, articleIds })),
  );
  const { kept, made } = split;
  const said = `Story ${kept.id} has ${listed(kept.articleIds)} now, story ${made.id} ${listed(made.articleIds)}.`;
  return { json: split, text: `${said} ${CARDS_FOLLOW}` };
}

function listed(ids: readonly number[]): string {
  return `${ids.length === 1 ? 'article' : 'articles'} ${ids.join(', ')}`;
}
