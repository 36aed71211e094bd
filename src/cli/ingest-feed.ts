/** Owns reading one feed now for an operator, or telling what that would do. */
import type { Config } from '../config.ts';
import { systemClock } from '../lib/clock.ts';
import { visibleText } from '../lib/visible-text.ts';
import type { FeedOutcome } from '../sources/feed/feed-outcome.ts';
import { addSource, type AddOutcome } from '../sources/manage/add-source.ts';
import type { FoundFeed } from '../sources/manage/discover.ts';
import { BACKLOG_STORIES, readJudgement } from '../wiring.ts';
import type { CliAnswer } from './definition.ts';
import { dryRunInWords } from './dry-run-words.ts';
import { findFeed } from './find-feed.ts';
import { titleOf } from './source-words.ts';
import { wrapLines } from './terminal-width.ts';
import { counted } from './text-table.ts';
import { withDatabase } from './with-database.ts';

/** A feed that is no source yet becomes one, and so does one that was given up. */
export async function ingestFeed(
  config: Config,
  { address, isDry }: { address: string; isDry: boolean },
): Promise<CliAnswer> {
  const found = await findFeed(config, address);
  return isDry ? dryRun(config, found) : read(config, found);
}

function depsOf(config: Config) {
  const { line } = readJudgement(config);
  const backlogStories = config.BACKLOG_STORIES ?? BACKLOG_STORIES;
  return { clock: systemClock, line, backlogStories };
}

async function dryRun(config: Config, found: FoundFeed): Promise<CliAnswer> {
  const { dryRunFeed } = await import('../sources/manage/dry-run-feed.ts');
  const dry = await withDatabase(config, (db) =>
    dryRunFeed({ ...depsOf(config), db }, { found, rules: {} }),
  );
  return { json: dry, text: dryRunInWords(dry, `Its feed is at ${found.location}`) };
}

async function read(config: Config, { location, document }: FoundFeed): Promise<CliAnswer> {
  const { storeDocument } = await import('../sources/feed/store-document.ts');
  const { title: feedTitle, siteUrl } = document;
  const { added, outcome } = await withDatabase(config, async (db) => {
    const args = { location, name: null, feedTitle, siteUrl, rules: {} };
    const added = await addSource({ db, clock: systemClock }, args);
    const deps = { ...depsOf(config), db };
    return { added, outcome: await storeDocument(deps, { sourceId: added.id, document }) };
  });
  const { counts, storyIds } = outcome;
  const json = { source: added.id, location, ...counts, stories: storyIds.length };
  return { json, text: inWords(outcome, `${visibleText(feedTitle ?? location)} ${madeOf(added)}`) };
}

function madeOf(added: AddOutcome): string {
  if (added.status === 'added') return `is source ${added.id} from now on.`;
  return added.status === 'revived'
    ? `was ${added.before} as source ${added.id}; from now on it is read again.`
    : `is source ${added.id}.`;
}

function inWords({ counts, storyIds, entries }: FeedOutcome, source: string): string {
  const { updated, unchanged, known, repeated, rejected, held } = counts;
  return wrapLines([
    source,
    `${counts.new} new (${held} held under the quality bar), ${updated} updated, ${unchanged} unchanged, ` +
      `${known} known from elsewhere, ${repeated} repeated, ${rejected} rejected.`,
    `${counted(storyIds.length, 'story', 'stories')} made or changed.`,
    ...entries.flatMap(({ title, status, reason }) =>
      status === 'rejected' ? [`  ${titleOf(title)}: ${reason ?? 'nobody noted why'}`] : [],
    ),
  ]);
}
