/** Owns what a reading would do, as people read it. */
import { visibleText } from '../lib/visible-text.ts';
import type { DryEntry, DryRun } from '../sources/manage/dry-entry.ts';
import { fateInWords, titleOf } from './source-words.ts';

/** More than anybody reads; `--json` has them all. */
const SHOWN = 200;

export function dryRunInWords({ entries, unchanged, isFirst }: DryRun, note: string): string {
  const counts = new Map<string, number>();
  for (const one of entries) counts.set(statusOf(one), (counts.get(statusOf(one)) ?? 0) + 1);
  const counted = [...counts].map(([status, count]) => `${count} ${status}`);
  const all = [...counted, `${unchanged} unchanged`].join(', ');
  const more = entries.length - SHOWN;
  return [
    ...entries.slice(0, SHOWN).flatMap((one) => entryInWords(one)),
    ...(more > 0 ? [`… and ${more} more; --json has them all.`] : []),
    `${all}. Nothing was written. ${note}`,
    ...(isFirst ? [FIRST] : []),
  ].join('\n');
}

const FIRST =
  'It would be its first reading, a backlog and no news: each channel would get the newest few of it.';

function statusOf({ status, fate }: DryEntry): string {
  return fate?.state === 'held' && (status === 'new' || status === 'updated')
    ? `${status} (held)`
    : status;
}

function entryInWords(one: DryEntry): string[] {
  const { key, title, reason, fate } = one;
  const place = key === null || key === title ? [] : [`    ${visibleText(key)}`];
  const why = reason === null ? [] : [`    ${visibleText(reason)}`];
  const rest = fate ? fateInWords(fate).map((line) => `    ${line}`) : [];
  return [`${statusOf(one)}: ${titleOf(title)}`, ...place, ...why, ...rest];
}
