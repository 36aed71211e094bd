/** Owns reading one feed now for an operator, or telling what that would do. */
import type { Config } from '../config.ts';
import { systemClock } from '../lib/clock.ts';
import { visibleText } from '../lib/visible-text.ts';
import type { FeedOutcome } from '../sources/feed/feed-outcome.ts';
import { addSource, type AddOutcome } from '../sources/manage/add-source.ts';
import { discoverFeeds, type FoundFeed, theOneFeed } from '../sources/manage/discover.ts';
import { typedAddress } from '../sources/manage/read-feed.ts';
import { BACKLOG_STORIES, readJudgement } from '../wiring.ts';
import type { CliAnswer } from './definition.ts';
import { dryRunInWords } from './dry-run-words.ts';
import { withDatabase } from './with-database.ts';
import { withWeb } from './with-web.ts';

/** A feed that is no source yet becomes one, and so does one that was given up. */
export async function ingestFeed(
  config: Config,
  { address, isDry }: { address: string; isDry: boolean },
): Promise<CliAnswer> {
  const url = typedAddress(address);
  const found = await withWeb(config, async (web) =>
    theOneFeed(await discoverFeeds(web, url), url),
  );
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
  return { json: dry, text: dryRunInWords(dry, `The feed is ${found.location}.`) };
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
    ? `was ${added.before} as source ${added.id}, and is read again.`
    : `is source ${added.id}.`;
}

function inWords({ counts, storyIds, entries }: FeedOutcome, source: string): string {
  const { updated, unchanged, known, repeated, rejected, held } = counts;
  return [
    source,
    `${counts.new} new (${held} held under the quality bar), ${updated} updated, ${unchanged} unchanged, ` +
      `${known} known from elsewhere, ${repeated} repeated, ${rejected} rejected.`,
    `${storyIds.length} stories made or changed.`,
    ...entries.flatMap(({ title, status, reason }) =>
      status === 'rejected' ? [`  ${visibleText(title)}: ${reason ?? ''}`] : [],
    ),
  ].join('\n');
}
