/** Owns what can be told of a feed from one reading of it, without storing anything. */
import type { SourceRules } from '../../ingest/source-rules.ts';
import { decodeBody } from '../feed/decode-body.ts';
import { declaredHub } from '../feed/link-header.ts';
import type { FeedDocument } from '../feed/feed-document.ts';
import { rhythmOf } from '../polling/rhythm.ts';
import type { FoundFeed } from './discover.ts';
import { type PreviewEntry, previewEntries } from './preview.ts';
import { type AlertBars, whyNoAlert } from './why-no-alert.ts';
import { DAY_MS } from '../../lib/spans.ts';

export type SourceTest = {
  location: string;
  how: FoundFeed['how'];
  title: string | null;
  siteUrl: string | null;
  contentType: string | null;
  encoding: string;
  bytes: number;
  redirects: { status: number; to: string }[];
  entries: number;
  rejected: FeedDocument['rejected'];
  mended: string[];
  hub: string | null;
  ttlMs: number | null;
  /** The usual time between two entries, by their dates; null when too few have one. */
  rhythmMs: number | null;
  newestAt: Date | null;
  newest: PreviewEntry[];
  /** Sentences about what an operator may want to know before adding it. */
  problems: string[];
};

type TestArgs = { found: FoundFeed; rules: Partial<SourceRules>; now: Date };

const NEWEST = 3;
/** Longer than any holiday: who has been silent for so long may have moved. */
const SILENT_DAYS = 90;

export function testSource(line: AlertBars, { found, rules, now }: TestArgs): SourceTest {
  const { location, how, page, document } = found;
  const { headers, body, redirects } = page;
  const contentType = headers['content-type'] ?? null;
  const dates = document.entries.flatMap(({ entry }) => entry.publishedAt ?? []);
  const [newestAt = null] = dates.toSorted((a, b) => b.getTime() - a.getTime());
  const test = {
    location,
    how,
    title: document.title,
    siteUrl: document.siteUrl,
    contentType,
    encoding: decodeBody(body, contentType).encoding,
    bytes: body.length,
    redirects,
    entries: document.entries.length,
    rejected: document.rejected,
    mended: document.mended,
    hub: declaredHub(page, document.hub)?.url ?? null,
    ttlMs: document.ttlMs,
    rhythmMs: rhythmOf(dates, now),
    newestAt,
    newest: previewEntries(line, { document, location, rules, now, limit: NEWEST }),
  };
  return { ...test, problems: problemsOf(found, { line, test, now }) };
}

function problemsOf(
  { location, page: { headers, redirects }, document }: FoundFeed,
  { line, test, now }: { line: AlertBars; test: Omit<SourceTest, 'problems'>; now: Date },
): string[] {
  const { entries } = document;
  const undated = entries.filter(({ entry }) => entry.publishedAt === null).length;
  const silentDays = test.newestAt ? (now.getTime() - test.newestAt.getTime()) / DAY_MS : 0;
  const isConditional = headers['etag'] !== undefined || headers['last-modified'] !== undefined;
  const isTemporary = redirects.length > 0 && test.location !== redirects.at(-1)?.to;
  const said = [
    entries.length === 0 &&
      'It has no entries: the first that it brings will be its backlog, not news.',
    whyNoAlert(line, { newest: test.newest, location }),
    undated > 0 && undatedOf(undated),
    silentDays > SILENT_DAYS && `Its newest entry is ${Math.round(silentDays)} days old.`,
    isTemporary && `It redirects to ${redirects.at(-1)?.to ?? ''}, but only for now.`,
    !isConditional && 'It sends no ETag or Last-Modified, so each poll downloads all of it.',
    location.startsWith('http:') && 'It is read without encryption (http).',
  ];
  return said.filter((one) => typeof one === 'string');
}

function undatedOf(count: number): string {
  return count === 1
    ? 'One of its entries has no date: it is dated by when it is first seen.'
    : `${count} of its entries have no date: they are dated by when they are first seen.`;
}
