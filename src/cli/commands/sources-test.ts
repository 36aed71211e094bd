/** Owns `keypoint sources test`: what a feed is and how its entries would be judged. */
import { systemClock } from '../../lib/clock.ts';
import { discoverFeeds, theOneFeed } from '../../sources/manage/discover.ts';
import { typedAddress } from '../../sources/manage/read-feed.ts';
import { testSource } from '../../sources/manage/test-source.ts';
import { readJudgement } from '../../wiring.ts';
import type { CliCommand } from '../definition.ts';
import { testInWords } from '../preview-words.ts';
import { readRules, ruleOptions } from '../source-rule-options.ts';
import { withWeb } from '../with-web.ts';

export const sourcesTest: CliCommand = {
  name: 'sources test',
  what: 'Read a feed, or the one of a page, and tell what it is; nothing is stored',
  arguments: [{ name: '<url>', what: 'the address of a feed, or of a page that has one' }],
  options: ruleOptions,
  async run({ config, args: [typed = ''], ...given }) {
    const url = typedAddress(typed);
    const { taxonomy, line } = readJudgement(config);
    const rules = readRules(given, taxonomy);
    const found = await withWeb(config, async (web) =>
      theOneFeed(await discoverFeeds(web, url), url),
    );
    const test = testSource(line, { found, rules, now: systemClock.now() });
    return { json: test, text: testInWords(test) };
  },
};
