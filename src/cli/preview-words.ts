/** Owns entries of a feed as they would be judged, as people read them. */
import { visibleText } from '../lib/visible-text.ts';
import type { PreviewEntry } from '../sources/manage/preview.ts';
import type { SourceTest } from '../sources/manage/test-source.ts';
import { inWords } from '../sources/polling/in-words.ts';
import { everySpan, qualityInWords, titleOf, topicsInWords } from './source-words.ts';
import { wrapLines } from './terminal-width.ts';
import { counted, minuteOf } from './text-table.ts';

export function previewInWords(entries: readonly PreviewEntry[]): string[] {
  return entries.flatMap((one) => {
    const date = one.publishedAt ? minuteOf(one.publishedAt) : 'without date';
    const head = `  ${date}  ${titleOf(one.title)}`;
    if (one.status === 'rejected') return [head, `    rejected: ${one.reason}`];
    const { state, stateReason } = one;
    const held = state === 'listed' ? [] : [`    ${state}: ${stateReason ?? ''}`];
    return [head, `    ${qualityInWords(one)}`, `    ${topicsInWords(one)}`, ...held];
  });
}

export function problemsInWords(problems: readonly string[]): string[] {
  return problems.map((problem) => `  note      ${problem}`);
}

const HOW_FOUND: Readonly<Record<SourceTest['how'], string>> = {
  itself: 'the address itself',
  known: 'by what is known of its site',
  declared: 'declared by the page',
  linked: 'linked on the page',
  tried: 'at a usual address',
};

export function testInWords(test: SourceTest): string {
  const { hub, ttlMs, rhythmMs, siteUrl, contentType, redirects, mended, rejected } = test;
  const kilobytes = Math.ceil(test.bytes / 1_000);
  const facts: (readonly [string, string | null])[] = [
    ['found', HOW_FOUND[test.how]],
    ['site', siteUrl],
    ['answer', `${visibleText(contentType ?? 'no type')}, ${test.encoding}, ${kilobytes} kB`],
    ['led on', redirects.map(({ status, to }) => `${status} to ${to}`).join(', ')],
    ['entries', counted(test.entries, 'entry', 'entries')],
    ['newest', test.newestAt && minuteOf(test.newestAt)],
    ['rhythm', rhythmMs === null ? null : `an entry ${everySpan(rhythmMs)}`],
    ['asks for', ttlMs === null ? null : `${inWords(ttlMs)} between two polls`],
    ['hub', hub],
    ['mended', mended.join('; ')],
  ];
  return wrapLines([
    `${visibleText(test.title ?? 'A feed without a name')}: ${test.location}`,
    ...facts.flatMap(([what, value]) => (value ? [`  ${what.padEnd(8)}  ${value}`] : [])),
    ...rejected.map(({ place, reason }) => `  entry ${place} cannot be read: ${reason}`),
    ...problemsInWords(test.problems),
    'Its newest entries, as they would be judged:',
    ...previewInWords(test.newest),
  ]);
}
