/** Owns `keypoint sources test`: what a feed is and how its entries would be judged. */
import { systemClock } from '../../lib/clock.ts';
import { testSource } from '../../sources/manage/test-source.ts';
import { readJudgement } from '../../wiring.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { findFeed } from '../find-feed.ts';
import { testInWords } from '../preview-words.ts';
import { readRules } from '../source-rule-options.ts';

export async function sourcesTest({
  config,
  args: [typed = ''],
  ...given
}: CliCall): Promise<CliAnswer> {
  const { taxonomy, line } = readJudgement(config);
  const rules = readRules(given, taxonomy);
  const found = await findFeed(config, typed);
  const test = testSource(line, { found, rules, now: systemClock.now() });
  return { json: test, text: testInWords(test) };
}
