/** Owns `keypoint sources add`: a feed, or the one of a page, becomes a source. */
import { systemClock } from '../../lib/clock.ts';
import { addSource, type AddOutcome } from '../../sources/manage/add-source.ts';
import { discoverFeeds, theOneFeed } from '../../sources/manage/discover.ts';
import { previewEntries } from '../../sources/manage/preview.ts';
import { typedAddress } from '../../sources/manage/read-feed.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { readJudgement } from '../../wiring.ts';
import type { CliCommand } from '../definition.ts';
import { previewInWords } from '../preview-words.ts';
import { readRules, ruleOptions } from '../source-rule-options.ts';
import { withDatabase } from '../with-database.ts';
import { withWeb } from '../with-web.ts';

const NEWEST = 3;

export const sourcesAdd: CliCommand = {
  name: 'sources add',
  what: 'Add a feed, or the one of a page; given again with options, its rules change',
  arguments: [{ name: '<url>', what: 'the address of a feed, or of a page that has one' }],
  options: [...ruleOptions, { flags: '--name <name>', what: 'what to call it' }],
  async run({ config, args: [typed = ''], ...given }) {
    const url = typedAddress(typed);
    const { taxonomy, line } = readJudgement(config);
    const rules = readRules(given, taxonomy);
    const { location, document, how } = await withWeb(config, async (web) =>
      theOneFeed(await discoverFeeds(web, url), url),
    );
    const { title: feedTitle, siteUrl } = document;
    const name = given.options['name'] ?? null;
    const outcome = await withDatabase(config, (db) =>
      addSource({ db, clock: systemClock }, { location, name, feedTitle, siteUrl, rules }),
    );
    const now = systemClock.now();
    const all = outcome.rules ?? {};
    const newest = previewEntries(line, { document, location, rules: all, now, limit: NEWEST });
    const called = `${visibleText(name ?? feedTitle ?? 'A feed')} (${location})`;
    const entries = newest.length > 0 ? previewInWords(newest) : ['  It has no entries now.'];
    return {
      json: { ...outcome, location, title: feedTitle, how, newest },
      text: [`${called} ${saidOf(outcome)}`, 'Its newest entries:', ...entries].join('\n'),
    };
  },
};

function saidOf(outcome: AddOutcome): string {
  switch (outcome.status) {
    case 'added':
      return `is source ${outcome.id}. The running bot, else the next start, reads it first.`;
    case 'revived':
      return `was ${outcome.before} as source ${outcome.id}, and is read again.`;
    case 'there':
      return outcome.isChanged
        ? `is source ${outcome.id} already: what you gave holds from its next new entry on.`
        : `is source ${outcome.id} already.`;
  }
}
