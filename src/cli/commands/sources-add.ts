/** Owns `keypoint sources add`: a feed, or the one of a page, becomes a source. */
import { systemClock } from '../../lib/clock.ts';
import { addSource, type AddOutcome } from '../../sources/manage/add-source.ts';
import { testSource } from '../../sources/manage/test-source.ts';
import { visibleText } from '../../lib/visible-text.ts';
import { readJudgement } from '../../wiring.ts';
import type { CliAnswer, CliCall } from '../definition.ts';
import { findFeed } from '../find-feed.ts';
import { previewInWords, problemsInWords } from '../preview-words.ts';
import { readRules } from '../source-rule-options.ts';
import { wrapLines } from '../terminal-width.ts';
import { withSources } from '../with-sources.ts';

export async function sourcesAdd({
  config,
  args: [typed = ''],
  ...given
}: CliCall): Promise<CliAnswer> {
  const { taxonomy, line } = readJudgement(config);
  const rules = readRules(given, taxonomy);
  const found = await findFeed(config, typed);
  const { location, how } = found;
  const { title: feedTitle, siteUrl } = found.document;
  const name = given.options['name'] ?? null;
  const outcome = await withSources(config, (db) =>
    addSource({ db, clock: systemClock }, { location, name, feedTitle, siteUrl, rules }),
  );
  const { newest, problems } = testSource(line, {
    found,
    rules: outcome.rules ?? {},
    now: systemClock.now(),
  });
  const called = `${visibleText(name ?? feedTitle ?? 'A feed')} (${location})`;
  const entries = newest.length > 0 ? ['Its newest entries:', ...previewInWords(newest)] : [];
  return {
    json: { ...outcome, location, title: feedTitle, how, newest, problems },
    text: wrapLines([`${called} ${saidOf(outcome)}`, ...problemsInWords(problems), ...entries]),
  };
}

function saidOf(outcome: AddOutcome): string {
  switch (outcome.status) {
    case 'added':
      return `is source ${outcome.id} now. The bot reads it within a minute, or when it is next started.`;
    case 'revived':
      return `was ${outcome.before} as source ${outcome.id}; from now on it is read${outcome.before === 'default' ? '' : ' again'}.`;
    case 'there':
      return outcome.isChanged
        ? `is source ${outcome.id} already. The changes hold from its next new entry on.`
        : `is source ${outcome.id} already: nothing has changed.`;
  }
}
