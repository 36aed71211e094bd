/** Owns looking at what is read, and at what waits to be sent. */
import type { Config } from '../../config.ts';
import type { Database } from '../../db/client.ts';
import { outboxState } from '../../delivery/outbox-state.ts';
import type { Clock } from '../../lib/clock.ts';
import { listSources, type SourceView } from '../../sources/manage/list-sources.ts';
import { counted } from '../text-table.ts';
import { bad, type Finding, good, notice } from './finding.ts';
import { DAY_MS, HOUR_MS } from '../../lib/spans.ts';

type Deps = { db: Database; clock: Clock };

/** Longer than any wait between two polls, and a lease. */
const LATE_MS = 2 * HOUR_MS;
const OVERDUE_MS = 10 * 60_000;
const NAMED = 5;

export async function checkSources(
  { db, clock }: Deps,
  { KEYPOINT_SOURCES }: Pick<Config, 'KEYPOINT_SOURCES'>,
): Promise<Finding[]> {
  const about = 'Sources';
  const now = clock.now().getTime();
  const readsDefaults = KEYPOINT_SOURCES === 'default';
  const all = await listSources({ db }, { state: null, readsDefaults });
  const read = all.filter(
    ({ state }) => state === 'active' || (readsDefaults && state === 'default'),
  );
  const feeds = read.filter(({ kind }) => kind === 'feed');
  const since = (at: Date | null | undefined) => (at ? now - at.getTime() : 0);
  const failing = feeds.filter(({ polling }) => since(polling?.failingSince) >= DAY_MS);
  const late = feeds.filter(({ polling }) => since(polling?.nextPollAt) > LATE_MS);
  const stale = feeds.filter(({ polling }) => polling?.isStale === true);
  const findings: Finding[] = [];
  const note = (some: readonly SourceView[], is: string, mend: string) => {
    if (some.length === 0) return;
    const says = `${counted(some.length, 'feed', 'feeds')} ${is}: ${named(some)}.`;
    findings.push(notice(about, says, mend));
  };
  note(
    failing,
    'failed for a day or more',
    '`keypoint sources show <source>` says what is answered.',
  );
  note(
    stale,
    'had nothing new for far longer than usual',
    'See whether the site has another feed now.',
  );
  note(late, 'should have been read hours ago', 'Start Keypoint, or see in its log what keeps it.');
  const folders = read.length - feeds.length;
  const says = `${counted(feeds.length, 'feed', 'feeds')} and ${counted(folders, 'folder', 'folders')}`;
  return findings.length > 0 ? findings : [good(about, `${says}, each is read as it should be`)];
}

function named(sources: readonly SourceView[]): string {
  const names = sources.slice(0, NAMED).map(({ name, location }) => name ?? location);
  const more = sources.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export async function checkOutbox({ db, clock }: Deps): Promise<Finding[]> {
  const about = 'Outbox';
  const now = clock.now();
  const since = new Date(now.getTime() - DAY_MS);
  const { overdue, oldestDueAt, failed } = await outboxState({ db }, { now, since });
  const findings: Finding[] = [];
  if (oldestDueAt && now.getTime() - oldestDueAt.getTime() > OVERDUE_MS) {
    const minutes = Math.round((now.getTime() - oldestDueAt.getTime()) / 60_000);
    const says = `${counted(overdue, 'card waits', 'cards wait')} to be sent, the oldest for ${counted(minutes, 'minute', 'minutes')}.`;
    findings.push(
      notice(about, says, 'Start Keypoint; if it runs, its log says what Discord answers.'),
    );
  }
  if (failed > 0) {
    const says = `${counted(failed, 'card', 'cards')} of the last day could not be sent for good.`;
    findings.push(
      bad(
        about,
        says,
        '`keypoint deliveries --state failed` says why; `deliveries retry` tries one again.',
      ),
    );
  }
  return findings.length > 0
    ? findings
    : [good(about, 'nothing waits, nothing of the last day failed')];
}
