/** Owns `keypoint stories merge`: says that stories are one. */
import { mergeStories } from '../../ingest/merge-by-hand.ts';
import { systemClock } from '../../lib/clock.ts';
import { readJudgement } from '../../wiring.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { readNumber } from '../read-numbers.ts';
import { CARDS_FOLLOW } from '../story-words.ts';
import { withDatabase } from '../with-database.ts';

export async function storiesMerge({ config, args }: CliCall): Promise<CliAnswer> {
  const storyIds = args.map((text) => readNumber(text, 'a story'));
  const { line } = readJudgement(config);
  const now = systemClock.now();
  const merged = await withDatabase(config, (db) =>
    db.transaction((tx) => mergeStories(tx, line, { now, storyIds })),
  );
  const { into, from } = merged;
  const taken = from.length === 1 ? `Story ${from[0]} is` : `Stories ${from.join(', ')} are`;
  return { json: merged, text: `${taken} part of story ${into} now. ${CARDS_FOLLOW}` };
}
