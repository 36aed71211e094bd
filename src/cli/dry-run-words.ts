/** Owns what a reading would do, as people read it. */
import { terminalText } from '../lib/terminal-text.ts';
import { visibleText } from '../lib/visible-text.ts';
import type { DryEntry, DryRun } from '../sources/manage/dry-entry.ts';
import { fateInWords, titleOf } from './source-words.ts';
import { wrapLines } from './terminal-width.ts';

/** More than anybody reads; `--json` has them all. */
const SHOWN = 200;

export function dryRunInWords({ entries, unchanged, isFirst }: DryRun, note: string): string {
  const counts = new Map<string, number>();
  for (const one of entries) counts.set(statusOf(one), (counts.get(statusOf(one)) ?? 0) + 1);
  const counted = [...counts].map(([status, count]) => `${count} ${status}`);
  const all = [...counted, `${unchanged} unchanged`].join(', ');
  const more = entries.length - SHOWN;
  return wrapLines([
    ...entries.slice(0, SHOWN).flatMap((one) => entryInWords(one)),
    ...(more > 0 ? [`… and ${more} more; --json has them all.`] : []),
    `${all}. Nothing was written. ${note}`,
    ...(isFirst ? [FIRST] : []),
  ]);
}

const FIRST =
  'This would be its first reading, so all of it is backlog, not news: each channel would get only its newest few.';

function statusOf({ status, fate }: DryEntry): string {
  return fate?.state === 'held' && (status === 'new' || status === 'updated')
    ? `${status} (held)`
    : status;
}

function entryInWords(one: DryEntry): string[] {
  const { key, title, reason, fate } = one;
  const isNamed = key !== title;
  const place = key === null || !isNamed ? [] : [`    ${terminalText(key)}`];
  // What is held or retracted says why itself, but not that another source has the say.
  const isSaid = fate !== null && fate.state !== 'listed' && one.status !== 'known';
  const why = reason === null || isSaid ? [] : [`    ${visibleText(reason)}`];
  const rest = fate ? fateInWords(fate).map((line) => `    ${line}`) : [];
  return [
    `${statusOf(one)}: ${isNamed ? titleOf(title) : terminalText(title)}`,
    ...place,
    ...why,
    ...rest,
  ];
}
